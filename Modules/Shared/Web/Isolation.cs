using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>
/// Keeps a person's text apart from the words around it, whichever way it runs: by the isolates of the Unicode
/// Bidirectional Algorithm (UAX 9), where no element can do it.
/// </summary>
public static class Isolation
{
    private const char LeftToRight = '\u2066';
    private const char FirstStrong = '\u2068';
    private const char End = '\u2069';

    /// <summary>
    /// The text between marks that do not show, so that it displaces nothing around it. As it is where nothing in it
    /// runs from right to left, which costs no byte. What the text itself opens ends with it.
    /// </summary>
    public static string Isolate(this string text)
    {
        if (!text.Any(RunsOtherwise)) return text;
        StringBuilder isolated = new(text.Length + 2);
        isolated.Append(FirstStrong);
        var open = 1;
        foreach (var character in text)
        {
            // One more than the text has opened would end the isolation.
            if (character == End && open == 1) continue;
            if (character is >= LeftToRight and <= FirstStrong) open++;
            if (character == End) open--;
            isolated.Append(character);
        }

        return isolated.Append(End, open).ToString();
    }

    // Letters from right to left, by their blocks or by the first half of those, and the marks that change direction.
    private static bool RunsOtherwise(char character) => character
        is (>= '\u0590' and <= '\u08FF') or (>= '\uFB1D' and <= '\uFDFF') or (>= '\uFE70' and <= '\uFEFF')
        or (>= '\uD802' and <= '\uD803') or (>= '\uD83A' and <= '\uD83B')
        or '\u200F' or (>= '\u202A' and <= '\u202E') or (>= LeftToRight and <= End);
}
