using System.Text;
using System.Text.RegularExpressions;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Names;

/// <summary>
/// Detects names that look alike by comparing skeletons, in which letters of other alphabets are replaced by the Latin
/// letters they resemble. The tables are an excerpt from the confusables of Unicode Technical Standard 39: the
/// alphabets typed in Europe, and 0 and 1.
/// </summary>
internal static partial class Confusables
{
    // Pairs of a letter and the Latin letter it resembles.
    private const string Capitals = """
        АA ВB ЕE ЅS ІI ЈJ КK МM НH ОO РP СC ТT УY ҮY ХX ԌG ԚQ ԜW
        ΑA ΒB ΕE ΖZ ΗH ΙI ΚK ΜM ΝN ΟO ΡP ΤT ΥY ΧX ՍU ՕO ՏS
        """;

    private const string Smalls = """
        аa еe ѕs іi јj оo рp сc уy үy хx һh ԁd ԛq ԝw ӏl кk
        αa ιi κk νv οo ρp υu χx γy օo սu հh ցg ոn ıi 0o 1l
        """;

    private static readonly Dictionary<char, char> LatinOfCapital = Table(Capitals);
    private static readonly Dictionary<char, char> LatinOfSmall = Table(Smalls);

    /// <summary>
    /// The skeletons of a name in lower case and in capitals. Two names with a skeleton in common look alike.
    /// </summary>
    public static HashSet<string> SkeletonsOf(string name)
    {
        var plain = WithoutSoftDots(Joiners.RemoveAll(name.Normalize(NormalizationForm.FormKC)))
            .Replace("ß", "ss", StringComparison.Ordinal)
            .Replace("ẞ", "SS", StringComparison.Ordinal);
        return
        [
            SkeletonOf(plain),
            SkeletonOf(plain.Replace('I', 'l')),
            SkeletonOf(Replace(plain.ToUpperInvariant(), LatinOfCapital)),
        ];
    }

    // A dot above i and j hardly shows, on a capital I (İ) it is the letter of Turkish.
    private static string WithoutSoftDots(string name) =>
        SoftDot().Replace(name.Normalize(NormalizationForm.FormD), "").Normalize(NormalizationForm.FormC);

    [GeneratedRegex("(?<=[ijIJıȷ]\\p{Mn}*?)\u0307")]
    private static partial Regex SoftDot();

    private static string SkeletonOf(string name) => Replace(name.ToLowerInvariant(), LatinOfSmall);

    private static string Replace(string text, Dictionary<char, char> table) =>
        string.Concat(text.Select(character => table.GetValueOrDefault(character, character)));

    private static Dictionary<char, char> Table(string pairs) => pairs
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
