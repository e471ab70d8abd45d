using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>A part of a text: plain, or a link.</summary>
/// <param name="Text">The characters as typed.</param>
/// <param name="Address">Where a link leads; null for plain text.</param>
/// <param name="IsMarked">True for highlighted words of a search.</param>
public sealed record TextSpan(string Text, string? Address = null, bool IsMarked = false)
{
    public bool IsLink => Address is not null;

    /// <summary>True for a link to another site, false for an electronic mail address.</summary>
    public bool LeadsAway => IsLink && !Address!.StartsWith("mailto:", StringComparison.Ordinal);

    /// <summary>Splits a text into plain spans and links, without losing any character.</summary>
    internal static IReadOnlyList<TextSpan> Of(string text)
    {
        List<TextSpan> spans = [];
        var done = 0;
        foreach (var (start, end, address) in TextLinks.In(text))
        {
            if (start > done) spans.Add(new(text[done..start]));
            spans.Add(new(text[start..end], address));
            done = end;
        }

        if (done < text.Length) spans.Add(new(text[done..]));
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
}
