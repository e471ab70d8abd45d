using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Attaching;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attachments;

/// <summary>What a composer sends: its fields, and with them, where no script sends files beforehand, files.</summary>
/// <param name="Form">The fields; an upload received with them stands among them.</param>
/// <param name="Refused">Files that were not taken, each with the reason.</param>
internal sealed record Parcel(Form Form, IReadOnlyList<AttachedFile> Refused)
{
    /// <summary>Reads a request; files go to the disk as they come.</summary>
    /// <exception cref="InvalidDataException">The body is not what its type says.</exception>
    public static async Task<Parcel> Open(HttpContext context, CurrentUser me, IMedia media, CancellationToken cancel)
    {
        FormWithFiles form = new(Attachment.MostFiles * media.MostBytes + Limits.FormBytes);
        List<AttachedFile> refused = [];
        return new(await form.Read(context, Receive, cancel), refused);

        async Task Receive(string file, Stream content)
        {
            var isOneTooMany = form.Count("file") == Attachment.MostFiles;
            var (upload, refusal) = isOneTooMany ? new(null, Texts.FilesMany.With(Attachment.MostFiles)) : await media.Receive(me.Id, file, content, media.MostBytes, cancel);
            if (upload is null) refused.Add(new(file, null, refusal));
            else form.Add("file", upload.Key);
        }
    }
}
