using System.Globalization;
using System.Text.RegularExpressions;
using OurWhats.Search.Language;

namespace OurWhats.Search.Parsing;

/// <summary>Sizes of files as people write them: ">1Mo", "&lt;500 ko", "2,5 Mo".</summary>
internal static partial class FileSizeParser
{
    // Larger than any file, and far below the limit of a long.
    private const double MaxBytes = 1e15;

    /// <summary>The lowest and the highest size in bytes; null if the text is not a size.</summary>
    /// <param name="text">Without a sign, the size is a lower bound.</param>
    public static (long Min, long Max)? Parse(string text)
    {
        if (Form().Match(Fold.Plain(text)) is not { Success: true } match) return null;
        if (ToBytes(match.Groups["number"].Value, match.Groups["unit"].Value) is not { } bytes) return null;
        return match.Groups["sign"].Value switch
        {
            ">" => (bytes + 1, long.MaxValue),
            "<" => (0, bytes - 1),
            "<=" => (0, bytes),
            _ => (bytes, long.MaxValue),
        };
    }

    private static long? ToBytes(string digits, string unit)
    {
        var factor = unit switch { ['k', ..] => 1e3, ['m', ..] => 1e6, ['g', ..] => 1e9, _ => 1 };
        const NumberStyles Style = NumberStyles.AllowDecimalPoint;
        if (!double.TryParse(digits.Replace(',', '.'), Style, CultureInfo.InvariantCulture, out var number)) return null;
        return number * factor > MaxBytes ? null : (long)(number * factor);
    }

    [GeneratedRegex(@"^\s*(?<sign>[<>]=?)?\s*(?<number>\d{1,9}(?:[.,]\d{1,3})?)\s*(?<unit>[kmg]?[ob]?)\s*$")]
    private static partial Regex Form();
}
