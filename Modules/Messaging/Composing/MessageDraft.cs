using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Composing;

/// <summary>A message to be posted.</summary>
/// <param name="Text">The text as typed.</param>
/// <param name="Key">The composer's idempotency key.</param>
/// <param name="Tab">Id of the sending page, if known.</param>
internal sealed record MessageDraft(string Text, string Key, string? Tab)
{
    public const int MostCharacters = 4000;

    private const int MostKeyCharacters = 40;

    /// <summary>
    /// Number of the message that it answers, or null. 0, which no message has, if the form's value is not a number.
    /// </summary>
    public long? ReplyTo { get; init; }

    /// <summary>Keys of the uploads to attach, in order.</summary>
    public IReadOnlyList<string> Uploads { get; init; } = [];

    /// <summary>Keys of the uploads whose location metadata is to be removed.</summary>
    public IReadOnlyList<string> WithoutLocation { get; init; } = [];

    /// <summary>Attachments of the message being forwarded.</summary>
    public IReadOnlyList<Attachment> Forwarded { get; init; } = [];

    /// <summary>Descriptions of the uploads, by their keys.</summary>
    public IReadOnlyDictionary<string, string> Alts { get; init; } = new Dictionary<string, string>();

    // The upload keys as sent: when a form is repeated they are the same, even if an upload has been replaced
    // meanwhile.
    private string UploadsInForm { get; init; } = "";

    /// <summary>Why it cannot be posted, as a sentence, or null.</summary>
    public string? Error => Text switch
    {
        _ when Characters.IsBlank(Text) && Uploads.Count == 0 => Texts.MessageEmpty,
        _ when Text.Length > MostCharacters => Texts.MessageLong.With(Text.Length, MostCharacters),
        _ when Characters.HasControls(Text) => Texts.MessageControls,
        _ when Uploads.Count > Attachment.MostFiles => Texts.FilesMany.With(Attachment.MostFiles),
        _ when Alts.Values.Any(IsWrongAlt) => Texts.AltWrong.With(Attachment.MostAltCharacters),
        _ => null,
    };

    /// <summary>
    /// Reads a composer's fields. Their names have one letter because they are sent with each message. With a script,
    /// the key comes in a header, which stays the same until the same text is posted again.
    /// </summary>
    public static MessageDraft Of(Form form, HttpRequest request)
    {
        var key = request.Headers["T"] + form["key"] + form["k"];
        string[] uploads = [.. form.All("file").Distinct()];
        return new(
            form["text"] + form["m"],
            key is { Length: > 0 and <= MostKeyCharacters } ? key : Message.NewKey(),
            TabId.Of(form["t"]))
        {
            Uploads = uploads,
            UploadsInForm = string.Concat(uploads),
            WithoutLocation = [.. form.All("forget").Intersect(form.All("file"))],
            Alts = uploads.ToDictionary(upload => upload, upload => form.Line("alt-" + upload)),
            ReplyTo = form["re"] is { Length: > 0 } number ? NumberOrZero(number) : null,
        };
    }

    /// <summary>
    /// The idempotency key under which the message is stored, unique per author: a hash of the composer's key, the text
    /// and the conversation. A page restored with Back can send two different messages with the same composer key; a
    /// retry, a double click or a replay sends the same three values again.
    /// </summary>
    public string KeyIn(long conversation)
    {
        var parts = $"{conversation} {Key} {Text}{UploadsInForm}";
        return WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(parts)).AsSpan(0, 15));
    }

    /// <summary>A copy with one upload replaced by another. <see cref="KeyIn"/> stays the same.</summary>
    public MessageDraft Replacing(string upload, string other) => this with
    {
        Uploads = [.. Uploads.Select(key => key == upload ? other : key)],
        Alts = Alts.ToDictionary(alt => alt.Key == upload ? other : alt.Key, alt => alt.Value),
    };

    private static bool IsWrongAlt(string alt) => alt.Length > Attachment.MostAltCharacters || Characters.HasControls(alt);

    private static long NumberOrZero(string text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;
}
