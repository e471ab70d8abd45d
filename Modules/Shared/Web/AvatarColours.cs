using System.Globalization;

namespace OurWhats.Shared.Web;

/// <summary>Initials and a stable colour for people and groups without a picture.</summary>
public static class AvatarColours
{
    // Classes h0 to h11 of the style sheet. A step of 5 gives people with consecutive keys different colours.
    private const int Colours = 12;

    /// <summary>CSS class of a person's colour.</summary>
    public static string Of(long person) => "h" + (person * 5 % Colours).ToString(CultureInfo.InvariantCulture);

    /// <summary>CSS class of the colour of the group with this conversation.</summary>
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
