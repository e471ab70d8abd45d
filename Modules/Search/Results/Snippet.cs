namespace OurWhats.Search.Results;

/// <summary>Cuts excerpts of about 160 characters around the highlights.</summary>
internal static class Snippet
{
    private const int CharactersAround = 80;

    // How far to look for a blank to cut at.
    private const int MaxCharactersToBlank = 15;

    /// <summary>The part of a text with the most highlights, with an ellipsis at each cut.</summary>
    /// <param name="highlights">Ranges of the text, sorted and not overlapping.</param>
    public static IReadOnlyList<SnippetPart> Of(string text, IReadOnlyList<(int Start, int End)> highlights)
    {
        var centre = Centre(highlights);
        var from = CutNear(text, centre - CharactersAround, -1);
        var to = CutNear(text, centre + (highlights.Count == 0 ? 2 * CharactersAround : CharactersAround), 1);
        var within = highlights.Where(highlight => highlight.Start >= from && highlight.Start < to).ToList();
        if (within is [.., var last]) to = Math.Max(to, last.End);
        List<SnippetPart> parts = [.. Split(text, from, to, within)];
        if (from > 0) parts.Insert(0, SnippetPart.Ellipsis);
        if (to < text.Length) parts.Add(SnippetPart.Ellipsis);
        return parts;
    }

    /// <summary>The whole text with its highlights.</summary>
    public static IReadOnlyList<SnippetPart> Whole(string text, IReadOnlyList<(int Start, int End)> highlights) =>
        [.. Split(text, 0, text.Length, highlights)];

    // The first highlight followed by the most others within the length of an excerpt.
    private static int Centre(IReadOnlyList<(int Start, int End)> highlights)
    {
        if (highlights.Count == 0) return 0;
        return highlights.MaxBy(first => highlights.Count(other =>
            other.Start >= first.Start && other.End <= first.Start + (2 * CharactersAround))).Start;
    }

    // At a blank if there is one nearby, and never inside a character.
    private static int CutNear(string text, int at, int step)
    {
        if (at <= 0 || at >= text.Length) return Math.Clamp(at, 0, text.Length);
        for (var i = 0; i < MaxCharactersToBlank; i++)
        {
            var candidate = at + (i * step);
            if (candidate <= 0 || candidate >= text.Length) break;
            if (char.IsWhiteSpace(text[candidate])) return candidate;
        }

        return char.IsLowSurrogate(text[at]) ? at + step : at;
    }

    private static IEnumerable<SnippetPart> Split(
        string text,
        int from,
        int to,
        IReadOnlyList<(int Start, int End)> highlights)
    {
        var done = from;
        foreach (var (start, end) in highlights)
        {
            if (start > done) yield return new(text[done..start], IsHighlighted: false);
            yield return new(text[start..end], IsHighlighted: true);
            done = end;
        }

        if (to > done) yield return new(text[done..to], IsHighlighted: false);
    }
}
