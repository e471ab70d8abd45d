namespace OurWhats.Search.Results;

/// <summary>What is shown of a text: some 80 characters around what was found, exactly as typed.</summary>
/// <param name="Text">The characters.</param>
/// <param name="IsMarked">True for what was found.</param>
public sealed record Extract(string Text, bool IsMarked)
{
    private const int Around = 80;

    // To end at a blank, so many characters more or less.
    private const int Slack = 15;

    /// <summary>Parts of a text around the most of its marks; joined, they stand so in the text.</summary>
    internal static IReadOnlyList<Extract> Of(string text, IReadOnlyList<(int Start, int End)> marks)
    {
        var centre = marks.Count == 0 ? 0 : marks.MaxBy(mark => marks.Count(other => other.Start >= mark.Start && other.End <= mark.Start + (2 * Around))).Start;
        var from = Edge(text, centre - Around, -1);
        var to = Edge(text, centre + (marks.Count == 0 ? 2 * Around : Around), 1);
        List<Extract> parts = [new(from > 0 ? "…" : "", false)];
        var done = from;
        foreach (var (start, end) in marks.Where(mark => mark.Start >= from && mark.Start < to))
        {
            parts.Add(new(text[done..start], false));
            parts.Add(new(text[start..end], true));
            done = end;
        }

        parts.Add(new(text[done..Math.Max(done, to)] + (Math.Max(done, to) < text.Length ? "…" : ""), false));
        return [.. parts.Where(part => part.Text.Length > 0)];
    }

    /// <summary>The whole text with its marks.</summary>
    internal static IReadOnlyList<Extract> Whole(string text, IReadOnlyList<(int Start, int End)> marks)
    {
        List<Extract> parts = [];
        var done = 0;
        foreach (var (start, end) in marks)
        {
            parts.Add(new(text[done..start], false));
            parts.Add(new(text[start..end], true));
            done = end;
        }

        parts.Add(new(text[done..], false));
        return [.. parts.Where(part => part.Text.Length > 0)];
    }

    // At a blank where one is near; never inside a character.
    private static int Edge(string text, int at, int step)
    {
        if (at <= 0 || at >= text.Length) return Math.Clamp(at, 0, text.Length);
        for (var i = 0; i < Slack && at + (i * step) > 0 && at + (i * step) < text.Length; i++)
            if (char.IsWhiteSpace(text[at + (i * step)])) return at + (i * step);
        return char.IsLowSurrogate(text[at]) ? at + step : at;
    }
}
