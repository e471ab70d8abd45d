using System.Text.RegularExpressions;

namespace OurWhats.Messaging.Messages;

/// <summary>A part of a text: plain, or an http(s) address to follow.</summary>
/// <param name="Text">The characters, exactly as typed.</param>
/// <param name="IsLink">True for an address.</param>
public sealed partial record Piece(string Text, bool IsLink)
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
