using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
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

    /// <summary>What is wrong with the text, as a sentence, or null.</summary>
    public string? Error => Text switch
    {
        _ when string.IsNullOrWhiteSpace(Text) => Texts.MessageEmpty,
        _ when Text.Length > MostCharacters => Texts.MessageLong.With(Text.Length, MostCharacters),
        _ when Characters.HasControls(Text) => Texts.MessageControls,
        _ => null,
    };

    // With a script, what travels with each message is short: names of one letter, and as key the page's name for itself, in a header, with a number where the same is said again.
    public static Typed Of(Form form, HttpRequest request) =>
        new(form["text"] + form["m"], request.Headers["T"] + form["key"] + form["k"] is { Length: > 0 and <= MostKeyCharacters } key ? key : NewKey(), Tabs.Of(form["t"]))
    {
        Re = form["re"] is { Length: > 0 } re ? long.TryParse(re, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0 : null,
    };

    /// <summary>
    /// What is stored once per author: the composer's key with what was said and where. A page that was shown twice (Back,
    /// then another text) has the same key for two messages; a retry, a double click or a replay has all three the same.
    /// </summary>
    public string KeyIn(long conversation) =>
        WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes($"{conversation} {Key} {Text}")).AsSpan(0, 15));

    /// <summary>A key that nobody has used.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N")[..12];
}
