using System.Globalization;
using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>Characters that are no text.</summary>
public static class Characters
{
    /// <summary>True when a text holds control characters other than line breaks and tabs, which no keyboard types.</summary>
    public static bool HasControls(string text) =>
        text.Any(character => char.IsControl(character) && character is not ('\n' or '\t'));

    /// <summary>Normalizes a text whatever it holds: what Unicode says is no character counts as U+FFFD, where .NET would throw.</summary>
    public static string Normalize(string text, NormalizationForm form) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune)).Normalize(form);

    /// <summary>True when a name holds characters that cannot be seen or that turn the text around them.</summary>
    public static bool HasInvisibles(string name) =>
        name.EnumerateRunes().Any(rune => char.IsWhiteSpace((char)Math.Min(rune.Value, char.MaxValue)) && rune.Value != ' '
            || rune.Value is 0x115F or 0x1160 or 0x3164 or 0xFFA0 or 0x2800
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format or UnicodeCategory.PrivateUse
                or UnicodeCategory.OtherNotAssigned or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator);
}
