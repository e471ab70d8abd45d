using System.Globalization;

namespace OurWhats.Shared.Web;

/// <summary>Initials on a stable colour, which stand for a picture.</summary>
public static class AvatarColours
{
    // Classes h0 to h11 of the style sheet; 5 steps around the circle make neighbours differ.
    private const int Colours = 12;

    /// <summary>The class of a person's colour.</summary>
    public static string Of(long person) => "h" + (person * 5 % Colours).ToString(CultureInfo.InvariantCulture);

    /// <summary>The class of the colour of a group, given by its conversation.</summary>
    public static string OfGroup(long conversation) => Of(conversation + 7);

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
