using Lucene.Net.Analysis.Fr;

namespace OurWhats.Search.Language;

/// <summary>
/// Relates the forms of French words by common keys. There are two kinds, because either one alone finds too little or
/// too much: the light stem (J. Savoy, UniNE: plurals and feminines), and the heads (conjugation rules, and
/// families.txt).
/// </summary>
internal static class Stems
{
    private const int MinRootLetters = 3;
    private const int MinFeminineLetters = 5;

    // Endings of the three verb groups, the longest first.
    private static readonly string[] FirstGroup =
    [
        "eraient", "erions", "eriez", "erait", "erais", "eront", "erons", "erez", "eras", "erai", "aient",
        "era", "ions", "iez", "ait", "ais", "ant", "ons", "ent", "ees", "er", "ez", "ee", "es", "e",
    ];

    private static readonly string[] SecondGroup =
    [
        "issaient", "iraient", "issions", "issiez", "issait", "issais", "issent", "issant", "issons", "isaient",
        "irions", "iriez", "issez", "isses", "irait", "irais", "iront", "irons", "isons", "isent", "isait",
        "isais", "isant", "isse", "irez", "iras", "irai", "isez", "ira", "ire", "ies", "ir", "is", "it", "ie", "i",
    ];

    private static readonly string[] ThirdGroup =
    [
        "draient", "drait", "drais", "drons", "dront", "drez", "dras", "drai", "dra", "dre", "dues", "due",
        "dus", "du", "ds", "d",
    ];

    // Frequent words with a verb ending for which the rules would yield an unrelated verb.
    private static readonly HashSet<string> NoVerbs =
    [
        "comme", "comment", "souvent", "argent", "parent", "parents", "moment", "maison", "maisons", "saisons",
        "raisons", "lecons", "garcons", "poissons", "jamais", "francais", "anglais", "alors", "quelque",
        "quelques", "contre", "notre", "votre", "autre", "autres", "elle", "elles", "centre", "livre", "livres",
        "heure", "heures", "semaine", "chose", "choses", "monde", "homme", "femme", "enfant", "enfants", "hier",
        "hiver", "papier", "depuis", "merci", "ainsi", "aussi", "voici", "celui", "petit", "petite", "petits",
        "vendredi", "samedi", "mardi", "jeudi", "lundi", "midi", "ville", "salle", "classe", "amie", "amies",
    ];

    /// <summary>The light stem of a word without accents; the word itself if there is nothing to remove.</summary>
    public static string Light(string plain)
    {
        if (!IsLatin(plain)) return plain;
        var squeezed = SqueezeTriples(plain);
        var letters = new char[squeezed.Length + 4];
        squeezed.CopyTo(0, letters, 0, squeezed.Length);
        return new(letters, 0, new FrenchLightStemmer().Stem(letters, squeezed.Length));
    }

    /// <summary>
    /// The heads of a word without accents, which are keys shared with its other forms. Empty if no rule applies.
    /// </summary>
    public static IEnumerable<string> Heads(string plain)
    {
        var listed = WordFamilies.HeadsOf(plain);
        if (plain.Length < MinRootLetters + 1 || !IsLatin(plain)) return listed;
        var verbs = NoVerbs.Contains(plain) ? [] : VerbHeads(plain);
        return listed.Concat(AdjectiveHeads(plain)).Concat(verbs).Distinct();
    }

    private static bool IsLatin(string plain)
    {
        foreach (var character in plain)
        {
            if (!char.IsAsciiLetterLower(character)) return false;
        }

        return plain.Length > 0;
    }

    // "ouiiii", "trooop": a letter repeated three times is emphasis.
    private static string SqueezeTriples(string plain)
    {
        for (var i = 2; i < plain.Length; i++)
        {
            if (plain[i] == plain[i - 1] && plain[i] == plain[i - 2])
                return SqueezeTriples(plain[..(i - 1)] + plain[(i + 1)..].TrimStart(plain[i]));
        }

        return plain;
    }

    // Feminines that the light stem keeps apart: première and premier, ancienne and ancien, française and français.
    private static IEnumerable<string> AdjectiveHeads(string plain)
    {
        var singular = plain.EndsWith('s') ? plain[..^1] : plain;
        if (singular.Length < MinFeminineLetters) yield break;
        if (EndsWithAny(singular, "aise", "oise", "ere")) yield return singular[..^1];
        else if (EndsWithAny(singular, "enne", "elle", "onne", "ette")) yield return singular[..^2];
        else if (EndsWithAny(singular, "euse")) yield return singular[..^2] + "r";
        else if (EndsWithAny(singular, "ive")) yield return singular[..^2] + "f";
        else if (EndsWithAny(singular, "if", "eur", "er", "en", "on", "et", "el")) yield return singular;
        else if (EndsWithAny(plain, "ais", "ois")) yield return plain;
    }

    private static bool EndsWithAny(string word, params ReadOnlySpan<string> endings)
    {
        foreach (var ending in endings)
        {
            if (word.EndsWith(ending, StringComparison.Ordinal)) return true;
        }

        return false;
    }

    private static IEnumerable<string> VerbHeads(string plain)
    {
        if (Root(plain, FirstGroup) is { } first)
        {
            yield return NormalizeRoot(first);
            // "parlions" is "parl-ions", "étudions" is "étudi-ons".
            if (EndsWithAny(plain, "ions", "iez")) yield return NormalizeRoot(first + "i");
        }

        if (Root(plain, SecondGroup) is { } second) yield return second + "i";
        if (Root(plain, ThirdGroup) is { } third) yield return third + "d";
    }

    private static string? Root(string plain, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (plain.Length - ending.Length >= MinRootLetters && plain.EndsWith(ending, StringComparison.Ordinal))
                return plain[..^ending.Length];
        }

        return null;
    }

    // The same root for mange-ons and mang-er, envoi-e and envoy-er, appell-e and appel-er.
    private static string NormalizeRoot(string root)
    {
        if (root.EndsWith("ge", StringComparison.Ordinal)) root = root[..^1];
        if (root[^1] == 'y') root = root[..^1] + "i";
        return root.Length > MinRootLetters && root[^1] == root[^2] ? root[..^1] : root;
    }
}
