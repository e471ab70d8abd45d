using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Attaching;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attachments;

/// <summary>What a composer sends: its fields, and with them, where no script sends files beforehand, files.</summary>
/// <param name="Typed">The fields; an upload received with them stands among them.</param>
/// <param name="Refused">Files that were not taken, each with the reason.</param>
/// <param name="Wrong">What is to be said or settled before it is sent, as a sentence, or null.</param>
internal sealed record Parcel(Typed Typed, IReadOnlyList<AttachedFile> Refused, string? Wrong)
{
    /// <summary>Reads a request; files go to the disk as they come.</summary>
    /// <exception cref="InvalidDataException">The body is not what its type says.</exception>
    public static async Task<Parcel> Open(HttpContext context, CurrentUser me, IMedia media, CancellationToken cancel)
    {
        FormWithFiles form = new(Attachment.MostFiles * media.MostBytes + Limits.FormBytes);
        List<AttachedFile> refused = [];
        string? wrong = null;
        var typed = Typed.Of(await form.Read(context, Receive, cancel), context.Request);
        foreach (var key in typed.Forgetful)
        {
            var (upload, refusal) = await media.ForgetPosition(me.Id, key, cancel);
            if (upload is not null) typed = typed.Replacing(key, upload.Key);
            wrong ??= refusal;
        }

        return new(typed, refused, wrong ?? (refused.Count > 0 ? null : typed.Error));

        // Who has not been told yet that a photo tells a position is asked.
        async Task Receive(string file, Stream content)
        {
            var isOneTooMany = form.Count("file") == Attachment.MostFiles;
            var (upload, refusal) = isOneTooMany ? new(null, Texts.FilesMany.With(Attachment.MostFiles)) : await media.Receive(me.Id, file, content, media.MostBytes, cancel);
            if (upload is null) refused.Add(new(file, null, refusal));
            else form.Add("file", upload.Key);
            if (upload is { HasPosition: true }) wrong = Texts.PositionAsked;
        }
    }

    /// <summary>True where the composer comes back.</summary>
    public bool ComesBack => Wrong is not null || Refused.Count > 0;
}
