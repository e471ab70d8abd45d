using System.Globalization;
using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>Reads the names of hosts in texts: as typed, in any writing.</summary>
internal static class HostNames
{
    private const int MostCharacters = 253;

    /// <summary>
    /// Index after the last character that a host name beginning at <paramref name="start"/> can have. Where a writing
    /// without blanks goes on after the top-level domain ("a.jpから"), the name ends before it.
    /// </summary>
    public static int EndOf(string text, int start)
    {
        var (end, label) = (start, start);
        for (; end < text.Length && IsPart(text[end]); end++)
        {
            if (text[end] == '.') label = end + 1;
        }

        if (label < end && !IsUncased(text[label])) end = Until(IsUncased, text, label, end);
        while (end > start && text[end - 1] is '.' or '-' or '_') end--;
        return end;
    }

    /// <summary>True for a name that can be a host's and mixes no alphabets that look alike.</summary>
    /// <param name="name">The name as typed.</param>
    /// <param name="isWhole">True if it must end in a top-level domain.</param>
    public static bool IsValid(ReadOnlySpan<char> name, bool isWhole)
    {
        if (name.Length is 0 or > MostCharacters) return false;
        var (labels, last) = (0, 0..0);
        foreach (var label in name.Split('.'))
        {
            if (!IsLabel(name[label])) return false;
            (labels, last) = (labels + 1, label);
        }

        return !isWhole || (labels > 1 && IsTopLevel(name[last]));
    }

    /// <summary>True if a name goes on after characters that do not show, so that it would be taken for a longer one.</summary>
    public static bool GoesOnUnseen(string text, int end)
    {
        if (end >= text.Length || char.GetUnicodeCategory(text[end]) != UnicodeCategory.Format) return false;
        while (end < text.Length && (text[end] == '.' || char.GetUnicodeCategory(text[end]) == UnicodeCategory.Format)) end++;
        return end < text.Length && char.IsLetterOrDigit(text[end]);
    }

    private static int Until(Func<char, bool> isEnd, string text, int from, int end)
    {
        while (from < end && !isEnd(text[from])) from++;
        return from;
    }

    private static bool IsPart(char character) => character is '.' or '-' or '_'
        || char.IsLetterOrDigit(character)
        || char.GetUnicodeCategory(character) is UnicodeCategory.NonSpacingMark or UnicodeCategory.SpacingCombiningMark;

    private static bool IsUncased(char character) =>
        char.GetUnicodeCategory(character) is UnicodeCategory.OtherLetter or UnicodeCategory.ModifierLetter;

    private static bool IsLabel(ReadOnlySpan<char> label)
    {
        if (label.Length == 0 || label[0] is '-' or '_' || label[^1] == '-') return false;
        string? alphabet = null;
        foreach (var rune in label.EnumerateRunes())
        {
            if (!Rune.IsLetter(rune) || Alphabets.Of(rune) is not { } own) continue;
            if (alphabet is not null && alphabet != own) return false;
            alphabet = own;
        }

        return true;
    }

    private static bool IsTopLevel(ReadOnlySpan<char> label)
    {
        if (label.StartsWith("xn--", StringComparison.OrdinalIgnoreCase)) return true;
        foreach (var character in label)
        {
            if (char.IsDigit(character) || character is '-' or '_') return false;
        }

        return label.Length > 1;
    }
}
