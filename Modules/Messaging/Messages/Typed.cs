using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OurWhats.Messaging.Attachments;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>What stands in a composer.</summary>
/// <param name="Text">The text as typed.</param>
/// <param name="Key">The composer's key.</param>
/// <param name="Tab">The browser tab, if it says so.</param>
internal sealed record Typed(string Text, string Key, string? Tab)
{
    public const int MostCharacters = 4000;

    private const int MostKeyCharacters = 40;

    /// <summary>Number of the message that it answers, or null; 0, which no message has, for what is no number.</summary>
    public long? Re { get; init; }

    /// <summary>Keys of the files that go with it, in order.</summary>
    public IReadOnlyList<string> Uploads { get; init; } = [];

    /// <summary>Keys of those that are to forget where they were taken.</summary>
    public IReadOnlyList<string> Forgetful { get; init; } = [];

    /// <summary>Files of a message that is passed on.</summary>
    public IReadOnlyList<Attachment> PassedOn { get; init; } = [];

    /// <summary>What they show, by key.</summary>
    public IReadOnlyDictionary<string, string> Alts { get; init; } = new Dictionary<string, string>();

    // The files as the form names them: a repeated form names them so again.
    private string Named { get; init; } = "";

    /// <summary>What is wrong with the text, as a sentence, or null.</summary>
    public string? Error => Text switch
    {
        _ when string.IsNullOrWhiteSpace(Text) && Uploads.Count == 0 => Texts.MessageEmpty,
        _ when Text.Length > MostCharacters => Texts.MessageLong.With(Text.Length, MostCharacters),
        _ when Characters.HasControls(Text) => Texts.MessageControls,
        _ when Uploads.Count > Attachment.MostFiles => Texts.FilesMany.With(Attachment.MostFiles),
        _ when Alts.Values.Any(alt => alt.Length > Attachment.MostAltCharacters || Characters.HasControls(alt)) => Texts.AltWrong.With(Attachment.MostAltCharacters),
        _ => null,
    };

    // A composer's fields have names of one letter: they travel with each message. With a script its key is in a header, which
    // stays the same unless the same is said again.
    public static Typed Of(Form form, HttpRequest request) =>
        new(form["text"] + form["m"], request.Headers["T"] + form["key"] + form["k"] is { Length: > 0 and <= MostKeyCharacters } key ? key : NewKey(), Tabs.Of(form["t"]))
        {
            Uploads = [.. form.All("file").Distinct()],
            Named = string.Concat(form.All("file").Distinct()),
            Forgetful = [.. form.All("forget").Intersect(form.All("file"))],
            Alts = form.All("file").Distinct().ToDictionary(upload => upload, upload => form.Line("alt-" + upload)),
            Re = form["re"] is { Length: > 0 } re ? long.TryParse(re, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0 : null,
        };

    /// <summary>
    /// What is stored once per author: the composer's key with what was said and where. A page that was shown twice (Back,
    /// then another text) has the same key for two messages; a retry, a double click or a replay has all three the same.
    /// </summary>
    public string KeyIn(long conversation) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation} {Key} {Text}{Named}")).AsSpan(0, 15));

    /// <summary>The same with another upload in place of one. What is stored once stays what it was.</summary>
    public Typed Replacing(string upload, string other) => this with
    {
        Uploads = [.. Uploads.Select(one => one == upload ? other : one)],
        Alts = Alts.ToDictionary(alt => alt.Key == upload ? other : alt.Key, alt => alt.Value),
    };

    /// <summary>A key that nobody has used.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N")[..12];
}
