using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Attachments;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Composing;

/// <summary>What a composer sends: its fields, and the files themselves where no script has uploaded them before.</summary>
/// <param name="Draft">The fields; a file that came with them is among its uploads.</param>
/// <param name="RefusedFiles">Files that were not accepted, each with the reason.</param>
/// <param name="Error">What to say or to decide before it can be posted, as a sentence, or null.</param>
internal sealed record ComposerSubmission(MessageDraft Draft, IReadOnlyList<AttachedFile> RefusedFiles, string? Error)
{
    /// <summary>True where the composer must be shown again instead of posting the message.</summary>
    public bool IsRefused => Error is not null || RefusedFiles.Count > 0;

    /// <summary>Reads a request; files go to the disk as they arrive.</summary>
    /// <exception cref="InvalidDataException">The body is not what its type says.</exception>
    public static async Task<ComposerSubmission> Read(
        HttpContext context, CurrentUser me, IMedia media, CancellationToken cancel)
    {
        FormWithFiles form = new(Attachment.MostFiles * media.MostBytes + Limits.FormBytes);
        List<AttachedFile> refused = [];
        string? error = null;
        var draft = MessageDraft.Of(await form.Read(context, Receive, cancel), context.Request);
        foreach (var key in draft.WithoutLocation)
        {
            var (upload, refusal) = await media.ForgetPosition(me.Id, key, cancel);
            if (upload is not null) draft = draft.Replacing(key, upload.Key);
            error ??= refusal;
        }

        return new(draft, refused, error ?? (refused.Count > 0 ? null : draft.Error));

        async Task Receive(string file, Stream content)
        {
            var isOneTooMany = form.Count("file") == Attachment.MostFiles;
            var (upload, refusal) = isOneTooMany
                ? new(null, Texts.FilesMany.With(Attachment.MostFiles))
                : await media.Receive(me.Id, file, content, media.MostBytes, cancel);
            if (upload is null) refused.Add(new(file, null, refusal));
            else form.Add("file", upload.Key);
            // Without a script, this is the first chance to warn that a photo tells where it was taken.
            if (upload is { HasPosition: true }) error = Texts.PositionAsked;
        }
    }
}
