using System.Globalization;
using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>Reads addresses of http and https, and those that begin with "www.".</summary>
internal static class WebLinks
{
    private const string EndsSentence = ".,;:!?'*([{";

    // In writings without blanks, the next sentence follows at once.
    private const string EndsAnywhere = "<>\"`\u201A\u201E。、，！？；：｡､";

    private const string EndsAuthority = "/?#,;()";

    /// <summary>The link that begins at an index, or null.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">Index of an h or a w.</param>
    /// <param name="next">Where to look for further links: nothing before it is read again.</param>
    public static TextLink? At(string text, int start, out int next)
    {
        next = start + 1;
        if (SchemeLength(text, start) is not { } scheme || !MayBegin(text, start, scheme)) return null;
        var host = start + scheme;
        var end = HostEnd(text, host);
        next = Math.Max(next, end);
        if (HostNames.GoesOnUnseen(text, end) || (scheme == 0 && IsAuthority(text, end))) return null;
        if (scheme > 0 && HasUser(text, end, ref next)) return null;
        var name = text.AsSpan(host, end - host);
        if (!name.StartsWith('[') && !HostNames.IsValid(name, isWhole: scheme == 0)) return null;
        end = PortEnd(text, end);
        if (end < text.Length && text[end] is '/' or '?' or '#') end = PathEnd(text, start, end);
        next = end;
        var address = (scheme == 0 ? "https://" : "") + text[start..end];
        return Uri.TryCreate(address, UriKind.Absolute, out _) ? new(start, end, address) : null;
    }

    private static int? SchemeLength(string text, int start)
    {
        var rest = text.AsSpan(start);
        if (Begins(rest, "https://")) return 8;
        if (Begins(rest, "http://")) return 7;
        return Begins(rest, "www.") ? 0 : null;
    }

    private static bool Begins(ReadOnlySpan<char> text, string beginning) =>
        text.Length >= beginning.Length && Ascii.EqualsIgnoreCase(text[..beginning.Length], beginning);

    // Not within a word. Letters without case are no obstacle: their writings know no blanks, or join words to the next.
    private static bool MayBegin(string text, int start, int scheme)
    {
        if (start == 0) return true;
        var before = text[start - 1];
        return !char.IsUpper(before) && !char.IsLower(before) && !char.IsDigit(before)
            && (scheme > 0 || before is not ('.' or '-' or '@' or '/' or '\\'));
    }

    private static int HostEnd(string text, int start)
    {
        if (start >= text.Length || text[start] != '[') return HostNames.EndOf(text, start);
        var end = start + 1;
        while (end < text.Length && (char.IsAsciiHexDigit(text[end]) || text[end] is ':' or '.')) end++;
        return end < text.Length && text[end] == ']' ? end + 1 : start;
    }

    private static bool IsAuthority(string text, int at) => at < text.Length && text[at] is '@' or '\\' or '%';

    // A user name before the host is mostly meant to be taken for the host, and browsers read a backslash as a slash.
    private static bool HasUser(string text, int at, ref int next)
    {
        var isUser = false;
        for (; at < text.Length && !IsEnd(text[at]) && !EndsAuthority.Contains(text[at]); at++)
        {
            isUser |= IsAuthority(text, at);
        }

        if (isUser) next = at;
        return isUser;
    }

    private static int PortEnd(string text, int at)
    {
        if (at >= text.Length || text[at] != ':') return at;
        var end = at + 1;
        while (end < text.Length && char.IsAsciiDigit(text[end])) end++;
        return end > at + 1 ? end : at;
    }

    // A bracket that closes none of the link's own ends it. Brackets of a pair are neighbours in Unicode, or next but one.
    private static int PathEnd(string text, int start, int from)
    {
        Stack<char> open = [];
        var end = from;
        for (; end < text.Length && !IsEnd(text[end]); end++)
        {
            var category = char.GetUnicodeCategory(text[end]);
            if (category == UnicodeCategory.OpenPunctuation) open.Push(text[end]);
            if (category != UnicodeCategory.ClosePunctuation) continue;
            if (!open.TryPop(out var opening) || text[end] - opening is not (1 or 2)) break;
        }

        while (end > from && IsOutside(text[end - 1], start > 0 ? text[start - 1] : ' ')) end--;
        return end;
    }

    // An apostrophe may be one within.
    private static bool IsEnd(char character) => EndsAnywhere.Contains(character)
        || char.IsWhiteSpace(character)
        || char.GetUnicodeCategory(character) switch
        {
            UnicodeCategory.Control => true,
            UnicodeCategory.Format => character is not ('\u200C' or '\u200D'),
            UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation =>
                character is not ('\u2018' or '\u2019'),
            _ => false,
        };

    // At the end of a link: punctuation of the sentence, and the sign of emphasis that stands before it too.
    private static bool IsOutside(char character, char before)
    {
        if (char.IsAscii(character))
            return EndsSentence.Contains(character) || (character is '_' or '~' && character == before);
        return char.GetUnicodeCategory(character) is UnicodeCategory.OtherPunctuation or UnicodeCategory.DashPunctuation
            or UnicodeCategory.InitialQuotePunctuation or UnicodeCategory.FinalQuotePunctuation
            or UnicodeCategory.OpenPunctuation or UnicodeCategory.Format;
    }
}
