using System.Text.RegularExpressions;

namespace OurWhats.Shared.Web;

/// <summary>
/// Invisible characters that belong to a writing or to a sign: zero width joiners where Unicode Standard Annex 31
/// (2.3.1, rules A1, A2 and B) allows them, and the tags of the flags of Unicode Technical Standard 51.
/// </summary>
public static partial class Joiners
{
    // Arabic letters that do not join the next one: after them, a joiner would not show.
    private const string NotJoiningNext =
        "\u0621-\u0625\u0627\u0629\u062F-\u0632\u0648\u0671-\u0673"
        + "\u0675-\u0677\u0688-\u0699\u06C0\u06C3-\u06CB\u06CD\u06CF\u06D2\u06D3\u06D5\u06EE\u06EF";

    private const string Arabic = "\u0620-\u063F\u0641-\u064A\u066E\u066F\u0671-\u06D3"
        + "\u06D5\u06EE\u06EF\u06FA-\u06FC\u06FF\u0750-\u077F\u08A0-\u08B4";

    // The marks that end a consonant: virama, pulli, al-lakuna…
    private const string Viramas =
        "\u094D\u09CD\u0A4D\u0ACD\u0B4D\u0BCD\u0C4D\u0CCD\u0D3B\u0D3C\u0D4D\u0DCA\u0E3A\u0F84\u1039\u103A\u1714\u17D2\u1A60\u1B44";

    /// <summary>The text without those that are in their place; all others remain, and can be refused.</summary>
    public static string Remove(string text) =>
        Flag().Replace(InContext().Replace(text, ""), "\U0001F3F4");

    /// <summary>The text without any zero width joiner.</summary>
    public static string RemoveAll(string text) => text.Replace("\u200C", "", StringComparison.Ordinal)
        .Replace("\u200D", "", StringComparison.Ordinal);

    [GeneratedRegex("(?<=[" + Arabic + "-[" + NotJoiningNext + "]]\\p{Mn}*)\u200C(?=\\p{Mn}*[" + Arabic + "])"
        + "|(?<=\\p{L}[\\p{Mn}\\p{Mc}]*[" + Viramas + "]\\p{Mn}*)\u200C(?=\\p{Mn}*\\p{L})"
        + "|(?<=\\p{L}[\\p{Mn}\\p{Mc}]*[" + Viramas + "]\\p{Mn}*)\u200D(?![\\p{Mn}\\p{Mc}])")]
    private static partial Regex InContext();

    [GeneratedRegex(@"\uD83C\uDFF4(?:\uDB40[\uDC30-\uDC39\uDC61-\uDC7A]){3,6}\uDB40\uDC7F")]
    private static partial Regex Flag();
}
