using System.Text;

namespace OurWhats.Shared.Web;

/// <summary>Alphabets whose letters look like those of another: a word that mixes them may be meant to deceive.</summary>
public static class Alphabets
{
    /// <summary>The name of a letter's alphabet; null for all that have no such letters.</summary>
    public static string? Of(Rune letter) => letter.Value switch
    {
        < 0x0250 or (>= 0x1E00 and < 0x1F00) => "Latin",
        (>= 0x0370 and < 0x0400) or (>= 0x1F00 and < 0x2000) => "Greek",
        (>= 0x0400 and < 0x0530) or (>= 0x1C80 and < 0x1C90) or (>= 0xA640 and < 0xA6A0) => "Cyrillic",
        >= 0x0530 and < 0x0590 => "Armenian",
        (>= 0x13A0 and < 0x1400) or (>= 0xAB70 and < 0xABC0) => "Cherokee",
        _ => null,
    };
}
