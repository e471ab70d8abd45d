using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Composing;

/// <summary>The form in which messages are written.</summary>
/// <param name="Action">Address that receives it.</param>
/// <param name="IsLive">True in a conversation, where the new message is added to the open page.</param>
/// <param name="Key">Idempotency key: a message sent twice with the same key is stored once.</param>
/// <param name="Text">Initial text.</param>
/// <param name="Error">Why the message was refused, or null.</param>
/// <param name="Answered">The message to answer, or null.</param>
public sealed record Composer(
    string Action,
    bool IsLive,
    string Key,
    string Text = "",
    string? Error = null,
    Quote? Answered = null)
{
    internal const int MostFiles = Attachment.MostFiles;

    internal const int MostDescriptionCharacters = Attachment.MostAltCharacters;

    /// <summary>Address of the script that attaches files, loaded with the first file.</summary>
    public required string Script { get; init; }

    /// <summary>Maximum size of a file, in bytes.</summary>
    public required long MostBytes { get; init; }

    /// <summary>The files, after a refusal.</summary>
    public IReadOnlyList<AttachedFile> Files { get; init; } = [];

    internal static Composer Of(HttpContext context, string action, bool isLive) =>
        new(action, isLive, Message.NewKey())
        {
            Script = context.RequestServices.GetRequiredService<Assets>()["js/files.js"],
            MostBytes = context.RequestServices.GetRequiredService<IMedia>().MostBytes,
        };

    /// <summary>A copy with the submitted text, its files, the refused files, and the reason for the refusal.</summary>
    internal Composer Refilled(
        ComposerSubmission submission, IReadOnlyList<UploadCard> uploads, string? error, Quote? answered = null)
    {
        var draft = submission.Draft;
        return this with
        {
            Text = draft.Text,
            Error = error,
            Answered = answered,
            Files =
            [
                .. uploads.Select(upload => new AttachedFile(
                    upload.Name,
                    upload,
                    Description: draft.Alts.GetValueOrDefault(upload.Key, ""),
                    RemovesLocation: draft.WithoutLocation.Contains(upload.Key))),
                .. submission.RefusedFiles,
            ],
        };
    }

    internal Composer Answering(Quote? quote) => this with { Answered = quote };
}
