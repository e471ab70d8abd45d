using System.Text;

namespace OurWhats.Accounts.Names;

/// <summary>
/// Finds names that look alike by comparing their skeletons, in which each letter of another alphabet is replaced by the
/// Latin letter that it looks like. The tables are a small part of the confusables of Unicode Technical Standard 39: the
/// alphabets that are typed in Europe, and 0 and 1.
/// </summary>
internal static class Confusables
{
    // Each pair: a letter, and the Latin letter that it looks like.
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

    /// <summary>The skeletons of a name, written in small and in capital letters. Two names that share one look alike.</summary>
    public static HashSet<string> SkeletonsOf(string name)
    {
        var plain = name.Normalize(NormalizationForm.FormKC);
        return
        [
            SkeletonOf(plain),
            SkeletonOf(plain.Replace('I', 'l')),
            SkeletonOf(Replace(plain.ToUpperInvariant(), LatinOfCapital)),
        ];
    }

    private static string SkeletonOf(string name) => Replace(name.ToLowerInvariant(), LatinOfSmall);

    private static string Replace(string text, Dictionary<char, char> table) =>
        string.Concat(text.Select(character => table.GetValueOrDefault(character, character)));

    private static Dictionary<char, char> Table(string pairs) => pairs
        .Split((char[]?)null, StringSplitOptions.RemoveEmptyEntries)
        .ToDictionary(pair => pair[0], pair => pair[1]);
}
