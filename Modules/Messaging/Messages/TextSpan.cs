using System.Text.RegularExpressions;

namespace OurWhats.Messaging.Messages;

/// <summary>A part of a text: plain, or an http(s) link.</summary>
/// <param name="Text">The characters as typed.</param>
/// <param name="IsLink">True for a link.</param>
/// <param name="IsMarked">True for highlighted words of a search.</param>
public sealed partial record TextSpan(string Text, bool IsLink, bool IsMarked = false)
{
    private const string EndsSentence = ".,;:!?…'’»)]}*";

    /// <summary>Splits a text into plain spans and links, without losing any character.</summary>
    internal static IReadOnlyList<TextSpan> Of(string text)
    {
        List<TextSpan> spans = [];
        var done = 0;
        foreach (var found in Address().EnumerateMatches(text))
        {
            var address = Trim(text.Substring(found.Index, found.Length));
            if (!Uri.TryCreate(address, UriKind.Absolute, out _)) continue;
            if (found.Index > done) spans.Add(new(text[done..found.Index], false));
            spans.Add(new(address, true));
            done = found.Index + address.Length;
        }

        if (done < text.Length) spans.Add(new(text[done..], false));
        return spans;
    }

    /// <summary>The same, also split where highlighted ranges begin and end.</summary>
    internal static IReadOnlyList<TextSpan> Of(string text, IReadOnlyList<(int Start, int End)> marks)
    {
        var spans = Of(text);
        if (marks.Count == 0) return spans;
        List<TextSpan> cut = [];
        var start = 0;
        foreach (var span in spans)
        {
            // A link is highlighted as a whole or not at all, so that it stays one link.
            var end = start + span.Text.Length;
            if (span.IsLink) cut.Add(span with { IsMarked = marks.Any(mark => mark.Start < end && mark.End > start) });
            else cut.AddRange(span.Cut(start, marks));
            start = end;
        }

        return cut;
    }

    private IEnumerable<TextSpan> Cut(int start, IReadOnlyList<(int Start, int End)> marks)
    {
        var done = 0;
        var within = marks
            .Select(mark => (From: Math.Max(0, mark.Start - start), To: Math.Min(Text.Length, mark.End - start)))
            .Where(mark => mark.From < mark.To);
        foreach (var (from, to) in within)
        {
            if (from > done) yield return this with { Text = Text[done..from] };
            yield return this with { Text = Text[from..to], IsMarked = true };
            done = to;
        }

        if (done < Text.Length) yield return this with { Text = Text[done..] };
    }

    // Punctuation after a link belongs to the sentence, except for a parenthesis that the link itself opened.
    private static string Trim(string address)
    {
        var unmatched = address.Count(c => c == ')') - address.Count(c => c == '(');
        var end = address.Length;
        for (; EndsSentence.Contains(address[end - 1]); end--)
        {
            if (address[end - 1] != ')') continue;
            if (unmatched <= 0) break;
            unmatched--;
        }

        return address[..end];
    }

    // The marks that change direction (Isolation.cs) end it: they belong to no address.
    [GeneratedRegex("""\bhttps?://[^\s<>"`\u202A-\u202E\u2066-\u2069]+""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
