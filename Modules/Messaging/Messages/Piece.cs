using System.Text.RegularExpressions;

namespace OurWhats.Messaging.Messages;

/// <summary>A part of a text: plain, or an http(s) address to follow.</summary>
/// <param name="Text">The characters, exactly as typed.</param>
/// <param name="IsLink">True for an address.</param>
/// <param name="IsMarked">True for what was looked for.</param>
public sealed partial record Piece(string Text, bool IsLink, bool IsMarked = false)
{
    private const string EndsSentence = ".,;:!?…'’»)]}*";

    /// <summary>Cuts a text into plain parts and addresses; joined, they are the text.</summary>
    internal static IReadOnlyList<Piece> Of(string text)
    {
        List<Piece> pieces = [];
        var done = 0;
        foreach (var found in Address().EnumerateMatches(text))
        {
            var address = Trim(text.Substring(found.Index, found.Length));
            if (!Uri.TryCreate(address, UriKind.Absolute, out _)) continue;
            if (found.Index > done) pieces.Add(new(text[done..found.Index], false));
            pieces.Add(new(address, true));
            done = found.Index + address.Length;
        }

        if (done < text.Length) pieces.Add(new(text[done..], false));
        return pieces;
    }

    /// <summary>The same, cut at the places to mark too.</summary>
    internal static IReadOnlyList<Piece> Of(string text, IReadOnlyList<(int Start, int End)> marks)
    {
        var pieces = Of(text);
        if (marks.Count == 0) return pieces;
        List<Piece> cut = [];
        var start = 0;
        foreach (var piece in pieces)
        {
            // Of an address, all is marked or nothing: it stays one link.
            if (piece.IsLink) cut.Add(piece with { IsMarked = marks.Any(mark => mark.Start < start + piece.Text.Length && mark.End > start) });
            else cut.AddRange(piece.Cut(start, marks));
            start += piece.Text.Length;
        }

        return cut;
    }

    private IEnumerable<Piece> Cut(int start, IReadOnlyList<(int Start, int End)> marks)
    {
        var done = 0;
        foreach (var (from, to) in marks.Select(mark => (Math.Max(0, mark.Start - start), Math.Min(Text.Length, mark.End - start))).Where(mark => mark.Item1 < mark.Item2))
        {
            if (from > done) yield return this with { Text = Text[done..from] };
            yield return this with { Text = Text[from..to], IsMarked = true };
            done = to;
        }

        if (done < Text.Length) yield return this with { Text = Text[done..] };
    }

    // The punctuation of the sentence around it is not part of an address; a parenthesis that it opened itself is.
    private static string Trim(string address)
    {
        while (EndsSentence.Contains(address[^1]) && !(address[^1] == ')' && address.Count(c => c == '(') >= address.Count(c => c == ')')))
            address = address[..^1];
        return address;
    }

    [GeneratedRegex("""\bhttps?://[^\s<>"`]+""", RegexOptions.IgnoreCase | RegexOptions.NonBacktracking)]
    private static partial Regex Address();
}
