using Lucene.Net.Analysis.Fr;

namespace OurWhats.Search.Language;

/// <summary>
/// What the forms of a word have in common. Two kinds, as one alone is too little or too much: the light stem (J. Savoy,
/// UniNE: plurals and feminines), and the heads under which verbs meet (conjugation, and families.txt).
/// </summary>
internal static class Stems
{
    private const int LeastRoot = 3;

    // Each group's endings, the longest first.
    private static readonly string[] FirstGroup =
    [
        "eraient", "erions", "eriez", "erait", "erais", "eront", "erons", "erez", "eras", "erai", "aient", "era", "ions", "iez",
        "ait", "ais", "ant", "ons", "ent", "ees", "er", "ez", "ee", "es", "e",
    ];

    private static readonly string[] SecondGroup =
    [
        "issaient", "iraient", "issions", "issiez", "issait", "issais", "issent", "issant", "issons", "isaient", "irions", "iriez",
        "issez", "isses", "irait", "irais", "iront", "irons", "isons", "isent", "isait", "isais", "isant", "isse", "irez", "iras",
        "irai", "isez", "ira", "ire", "ies", "ir", "is", "it", "ie", "i",
    ];

    private static readonly string[] ThirdGroup = ["draient", "drait", "drais", "drons", "dront", "drez", "dras", "drai", "dra", "dre", "dues", "due", "dus", "du", "ds", "d"];

    // They look like verbs, and what they look like is something else.
    private static readonly HashSet<string> NoVerbs =
    [
        "comme", "comment", "souvent", "argent", "parent", "parents", "moment", "maison", "maisons", "saisons", "raisons", "lecons", "garcons", "poissons",
        "jamais", "francais", "anglais", "alors", "quelque", "quelques", "contre", "notre", "votre", "autre", "autres", "elle", "elles", "centre",
        "livre", "livres", "heure", "heures", "semaine", "chose", "choses", "monde", "homme", "femme", "enfant", "enfants", "hier", "hiver", "papier", "depuis", "merci",
        "ainsi", "aussi", "voici", "celui", "petit", "petite", "petits", "vendredi", "samedi", "mardi", "jeudi", "lundi", "midi", "ville", "salle", "classe", "amie", "amies",
    ];

    /// <summary>The light stem of a plain word, which is its own where nothing is to be taken off.</summary>
    public static string Light(string plain)
    {
        if (!IsLatin(plain)) return plain;
        var squeezed = Squeeze(plain);
        var letters = new char[squeezed.Length + 4];
        squeezed.CopyTo(0, letters, 0, squeezed.Length);
        return new(letters, 0, new FrenchLightStemmer().Stem(letters, squeezed.Length));
    }

    /// <summary>The heads under which other forms of a plain word are found; none where no rule applies.</summary>
    public static IEnumerable<string> Heads(string plain)
    {
        if (plain.Length < LeastRoot + 1 || !IsLatin(plain)) return Families.Of(plain);
        return Families.Of(plain).Concat(Feminine(plain)).Concat(NoVerbs.Contains(plain) ? [] : Verbs(plain)).Distinct();
    }

    private static IEnumerable<string> Verbs(string plain)
    {
        if (Root(plain, FirstGroup) is { } first)
        {
            yield return Settle(first);
            // "parlions" is "parl-ions", "étudions" is "étudi-ons".
            if (plain.EndsWith("ions", StringComparison.Ordinal) || plain.EndsWith("iez", StringComparison.Ordinal)) yield return Settle(first + "i");
        }

        if (Root(plain, SecondGroup) is { } second) yield return second + "i";
        if (Root(plain, ThirdGroup) is { } third) yield return third + "d";
    }

    // What the light stemmer leaves apart: première and premier, ancienne and ancien, française and français.
    private static IEnumerable<string> Feminine(string plain)
    {
        var one = plain.EndsWith('s') ? plain[..^1] : plain;
        if (one.Length < 5) yield break;
        if (one.EndsWith("aise", StringComparison.Ordinal) || one.EndsWith("oise", StringComparison.Ordinal) || one.EndsWith("ere", StringComparison.Ordinal)) yield return one[..^1];
        else if (one.EndsWith("enne", StringComparison.Ordinal) || one.EndsWith("elle", StringComparison.Ordinal) || one.EndsWith("onne", StringComparison.Ordinal) || one.EndsWith("ette", StringComparison.Ordinal)) yield return one[..^2];
        else if (one.EndsWith("euse", StringComparison.Ordinal)) yield return one[..^2] + "r";
        else if (one.EndsWith("ive", StringComparison.Ordinal)) yield return one[..^2] + "f";
        else if (one.EndsWith("if", StringComparison.Ordinal)) yield return one;
        else if (one.EndsWith("eur", StringComparison.Ordinal) || one.EndsWith("er", StringComparison.Ordinal) || one.EndsWith("en", StringComparison.Ordinal) || one.EndsWith("on", StringComparison.Ordinal) || one.EndsWith("et", StringComparison.Ordinal) || one.EndsWith("el", StringComparison.Ordinal)) yield return one;
        else if (plain.EndsWith("ais", StringComparison.Ordinal) || plain.EndsWith("ois", StringComparison.Ordinal)) yield return plain;
    }

    private static string? Root(string plain, string[] endings)
    {
        foreach (var ending in endings)
        {
            if (plain.Length - ending.Length >= LeastRoot && plain.EndsWith(ending, StringComparison.Ordinal)) return plain[..^ending.Length];
        }

        return null;
    }

    // mange-ons and mang-er, envoi-e and envoy-er, appell-e and appel-er.
    private static string Settle(string root)
    {
        if (root.EndsWith("ge", StringComparison.Ordinal)) root = root[..^1];
        if (root[^1] == 'y') root = root[..^1] + "i";
        return root.Length > LeastRoot && root[^1] == root[^2] ? root[..^1] : root;
    }

    private static bool IsLatin(string plain)
    {
        foreach (var character in plain) if (!char.IsAsciiLetterLower(character)) return false;
        return plain.Length > 0;
    }

    // "ouiiii", "trooop": nobody writes a letter three times but for fun.
    private static string Squeeze(string plain)
    {
        for (var i = 2; i < plain.Length; i++)
        {
            if (plain[i] == plain[i - 1] && plain[i] == plain[i - 2])
                return Squeeze(plain[..(i - 1)] + plain[(i + 1)..].TrimStart(plain[i]));
        }

        return plain;
    }
}
