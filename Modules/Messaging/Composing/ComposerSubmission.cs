using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Attachments;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Composing;

/// <summary>The submission of a composer: its fields and, without a script, the files themselves.</summary>
/// <param name="Draft">The fields. Files sent with the form are among its uploads.</param>
/// <param name="RefusedFiles">Files that were refused, each with the reason.</param>
/// <param name="Error">A sentence about what the author has to change or confirm first, or null.</param>
internal sealed record ComposerSubmission(MessageDraft Draft, IReadOnlyList<AttachedFile> RefusedFiles, string? Error)
{
    /// <summary>True if the composer must be shown again instead of posting the message.</summary>
    public bool IsRefused => Error is not null || RefusedFiles.Count > 0;

    /// <summary>Reads a request, streaming its files to disk.</summary>
    /// <exception cref="InvalidDataException">The body is malformed.</exception>
    public static async Task<ComposerSubmission> Read(
        HttpContext context, CurrentUser me, IMedia media, CancellationToken cancel)
    {
        FormWithFiles form = new(Attachment.MostFiles * media.MostBytes + Limits.FormBytes);
        List<AttachedFile> refused = [];
        string? error = null;
        var draft = MessageDraft.Of(await form.Read(context, Receive, cancel), context.Request);
        foreach (var key in draft.WithoutLocation.Take(Attachment.MostFiles))
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
            // Without a script, this is the first opportunity to warn about a photo's location.
            if (upload is { HasPosition: true }) error = Texts.PositionAsked;
        }
    }
}
