using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Names;

/// <summary>
/// Detects names that look alike by comparing their skeletons, as Unicode Technical Standard 39 (section 4) defines
/// them: each character is replaced by the one it looks like. The table is Unicode's own, in confusables.txt.
/// </summary>
internal static partial class Confusables
{
    private static readonly Lazy<Dictionary<Rune, string>> Prototypes = new(Read);

    /// <summary>
    /// The skeletons of a name as typed, in lower case and in capitals, because names are compared without case. Two names
    /// with a skeleton in common look alike.
    /// </summary>
    public static HashSet<string> SkeletonsOf(string name)
    {
        var plain = WithoutSoftDots(Joiners.RemoveAll(name.Normalize(NormalizationForm.FormKC)))
            .Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("ẞ", "SS", StringComparison.Ordinal);
        return [SkeletonOf(plain), SkeletonOf(plain.ToLowerInvariant()), SkeletonOf(plain.ToUpperInvariant())];
    }

    // A dot above i and j hardly shows, on a capital I (İ) it is the letter of Turkish.
    private static string WithoutSoftDots(string name) =>
        SoftDot().Replace(name.Normalize(NormalizationForm.FormD), "").Normalize(NormalizationForm.FormC);

    [GeneratedRegex("(?<=[ijIJıȷ]\\p{Mn}*?)\u0307")]
    private static partial Regex SoftDot();

    private static string SkeletonOf(string text) => string.Concat(text.Normalize(NormalizationForm.FormD)
        .EnumerateRunes()
        .Select(rune => Prototypes.Value.GetValueOrDefault(rune) ?? rune.ToString()))
        .Normalize(NormalizationForm.FormD);

    private static Dictionary<Rune, string> Read()
    {
        using StreamReader file = new(typeof(Confusables).Assembly.GetManifestResourceStream("confusables.txt")!);
        var pairs = from line in file.ReadToEnd().Split('\n', StringSplitOptions.RemoveEmptyEntries)
                    where !line.StartsWith('#')
                    let parts = line.Split(' ')
                    from rune in parts[1].EnumerateRunes()
                    select (rune, parts[0]);
        return pairs.ToDictionary();
    }
}
