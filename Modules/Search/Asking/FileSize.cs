using System.Globalization;
using System.Text.RegularExpressions;
using OurWhats.Search.Language;

namespace OurWhats.Search.Asking;

/// <summary>Sizes of files as people write them: ">1Mo", "&lt;500 ko", "2,5 Mo".</summary>
internal static partial class FileSize
{
    /// <summary>The least and the greatest number of bytes; null where it is no size. Without a sign: at least.</summary>
    public static (long Least, long Most)? Read(string written)
    {
        if (Form().Match(Fold.Plain(written)) is not { Success: true } match) return null;
        var unit = match.Groups[3].Value switch { ['k', ..] => 1e3, ['m', ..] => 1e6, ['g', ..] => 1e9, _ => 1 };
        if (!double.TryParse(match.Groups[2].Value.Replace(',', '.'), NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out var number) || number * unit > 1e15) return null;
        var bytes = (long)(number * unit);
        return match.Groups[1].Value switch
        {
            ">" => (bytes + 1, long.MaxValue),
            "<" => (0, bytes - 1),
            "<=" => (0, bytes),
            _ => (bytes, long.MaxValue),
        };
    }

    [GeneratedRegex(@"^\s*([<>]=?)?\s*(\d{1,9}(?:[.,]\d{1,3})?)\s*([kmg]?[ob]?)\s*$")]
    private static partial Regex Form();
}
