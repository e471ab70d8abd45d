using System.Collections.Frozen;

namespace OurWhats.Search.Language;

/// <summary>
/// Words whose forms no rule relates (irregular plurals, feminines and verbs), listed in families.txt. The first word
/// of a family is its head, under which all its forms are indexed.
/// </summary>
internal static class WordFamilies
{
    private static readonly FrozenDictionary<string, string[]> HeadsByForm = ReadList();

    /// <summary>The heads of the families that a form belongs to; none for most words.</summary>
    public static IReadOnlyList<string> HeadsOf(string plain) =>
        HeadsByForm.TryGetValue(plain, out var heads) ? heads : [];

    private static FrozenDictionary<string, string[]> ReadList()
    {
        const string Resource = "OurWhats.Search.Language.families.txt";
        using StreamReader reader = new(typeof(WordFamilies).Assembly.GetManifestResourceStream(Resource)!);
        var pairs = from line in Lines(reader)
                    where line.Length > 0 && line[0] != '#'
                    from pair in Pairs(line)
                    select pair;
        return pairs
            .GroupBy(pair => pair.Form, pair => pair.Head)
            .ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line) yield return line;
    }

    // "travail: travaux", or with several prefixes for the same family: "(re de)venir: viens vient".
    private static IEnumerable<(string Form, string Head)> Pairs(string line)
    {
        if (line.Split(':') is not [var head, var list]) throw new InvalidDataException(line);
        var forms = list.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        string[] prefixes = [""];
        if (head is ['(', .. var rest] && rest.Split(')') is [var choices, var word])
        {
            prefixes = choices.Replace("|", " ", StringComparison.Ordinal).Split(' ');
            head = word;
        }

        return from prefix in prefixes
               from form in forms.Append(head)
               select (prefix + form, prefix + head);
    }
}
