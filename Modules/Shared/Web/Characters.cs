using System.Globalization;
using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>Checks for characters that do not belong in a text.</summary>
public static class Characters
{
    /// <summary>
    /// True if a text contains control characters, other than line breaks and tabs. No keyboard types them.
    /// </summary>
    public static bool HasControls(string text) =>
        text.Any(character => char.IsControl(character) && character is not ('\n' or '\t'));

    /// <summary>
    /// Normalizes any text. Replaces the noncharacters U+FFFE and U+FFFF, for which .NET would throw, by U+FFFD.
    /// </summary>
    public static string Normalize(string text, NormalizationForm form) =>
        string.Concat(text.EnumerateRunes().Select(rune => rune.Value is 0xFFFE or 0xFFFF ? Rune.ReplacementChar : rune)).Normalize(form);

    /// <summary>
    /// True if a name contains invisible characters or ones that change the direction of text (Unicode: default
    /// ignorable, blank).
    /// </summary>
    public static bool HasInvisibles(string name) =>
        name.EnumerateRunes().Any(rune => rune.Value != ' ' && (IsInvisible(rune)
            || Rune.GetUnicodeCategory(rune) is UnicodeCategory.PrivateUse or UnicodeCategory.OtherNotAssigned));

    /// <summary>
    /// True if a text contains nothing visible. Characters that only some devices know count as visible.
    /// </summary>
    public static bool IsBlank(string text) => text.EnumerateRunes().All(IsInvisible);

    /// <summary>
    /// True if a display name is readable: at least one visible character, and invisible ones only inside emoji or where
    /// a writing needs them.
    /// </summary>
    public static bool IsReadable(string name)
    {
        var visible = Joiners.Remove(name)
            .Replace("\u200D", "", StringComparison.Ordinal)
            .Replace("\uFE0F", "", StringComparison.Ordinal);
        return visible.Length > 0 && !HasInvisibles(visible);
    }

    private static bool IsInvisible(Rune rune) => Rune.IsWhiteSpace(rune)
        || rune.Value is 0x034F or 0x115F or 0x1160 or 0x17B4 or 0x17B5 or (>= 0x180B and <= 0x180F) or 0x2800 or 0x3164
            or (>= 0xFE00 and <= 0xFE0F) or 0xFFA0 or (>= 0xE0000 and <= 0xE0FFF)
        || Rune.GetUnicodeCategory(rune) is UnicodeCategory.Control or UnicodeCategory.Format
            or UnicodeCategory.LineSeparator or UnicodeCategory.ParagraphSeparator;
}
