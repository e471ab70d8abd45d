using System.Globalization;

namespace OurWhats.Shared.Web;

/// <summary>Initials on a stable colour, which stand for a picture.</summary>
public static class Portrait
{
    /// <summary>How many colours the style sheet has (classes h0 to h11).</summary>
    public const int Colours = 12;

    /// <summary>The class of the colour of a key: neighbours differ.</summary>
    public static string Colour(long id) => "h" + (id * 5 % Colours).ToString(CultureInfo.InvariantCulture);

    /// <summary>First letters of the first and the last word.</summary>
    public static string Initials(string name)
    {
        var words = name.Split(' ', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);
        return words switch
        {
            [] => "?",
            [var only] => First(only),
            [var first, .., var last] => First(first) + First(last),
        };
    }

    private static string First(string word) => StringInfo.GetNextTextElement(word).ToUpperInvariant();
}
