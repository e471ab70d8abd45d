namespace OurWhats.Shared.Web;

/// <summary>Reads electronic mail addresses.</summary>
internal static class MailLinks
{
    // RFC 5321, 4.5.3.1.
    private const int MostUserCharacters = 64;

    /// <summary>The link with an @ at an index, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="at">Index of the @.</param>
    /// <param name="from">Index before which the address cannot begin.</param>
    /// <param name="next">Where to look for further links.</param>
    public static TextLink? Around(string text, int at, int from, out int next)
    {
        next = at + 1;
        if (UserStart(text, at, from) is not { } start) return null;
        var end = at + 1;
        while (end < text.Length && (IsLetterOrDigit(text[end]) || text[end] is '.' or '-')) end++;
        next = end;
        while (end > at && text[end - 1] is '.' or '-') end--;
        var isOver = (end == text.Length || text[end] != '@') && !HostNames.GoesOnUnseen(text, end);
        return isOver && end > at + 1 && HostNames.IsValid(text.AsSpan(at + 1, end - at - 1), isWhole: true)
            ? new(start, end, "mailto:" + text[start..end])
            : null;
    }

    private static int? UserStart(string text, int at, int from)
    {
        if (at == 0 || text[at - 1] == '.') return null;
        var start = at;
        while (start > from && IsUser(text[start - 1]) && (text[start - 1], text[start]) is not ('.', '.'))
        {
            if (at - --start > MostUserCharacters) return null;
        }

        while (start < at && !IsLetterOrDigit(text[start])) start++;
        var isWithin = start > 0 && text[start - 1] is '@' or '/' or '\\';
        return start < at && !isWithin ? start : null;
    }

    private static bool IsUser(char character) => IsLetterOrDigit(character) || character is '.' or '_' or '+' or '-';

    // Letters without case do not belong to it: their writings go on without a blank.
    private static bool IsLetterOrDigit(char character) =>
        char.IsLower(character) || char.IsUpper(character) || char.IsAsciiDigit(character);
}
