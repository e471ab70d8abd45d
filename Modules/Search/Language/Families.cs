using System.Collections.Frozen;

namespace OurWhats.Search.Language;

/// <summary>Words whose forms no rule brings together: irregular plurals, feminines and verbs, from a list of ours (families.txt).</summary>
internal static class Families
{
    private static readonly FrozenDictionary<string, string[]> ByForm = Read();

    /// <summary>The heads of the families to which a form belongs; none for most words.</summary>
    public static IReadOnlyList<string> Of(string plain) => ByForm.TryGetValue(plain, out var heads) ? heads : [];

    private static FrozenDictionary<string, string[]> Read()
    {
        using StreamReader reader = new(typeof(Families).Assembly.GetManifestResourceStream("OurWhats.Search.Language.families.txt")!);
        var pairs = from line in Lines(reader)
                    where line.Length > 0 && line[0] != '#'
                    from pair in Pairs(line)
                    select pair;
        return pairs.GroupBy(pair => pair.Form, pair => pair.Head).ToFrozenDictionary(group => group.Key, group => group.Distinct().ToArray());
    }

    private static IEnumerable<string> Lines(StreamReader reader)
    {
        while (reader.ReadLine() is { } line) yield return line;
    }

    private static IEnumerable<(string Form, string Head)> Pairs(string line)
    {
        var (head, forms) = line.Split(':') is [var before, var after] ? (before, after.Split(' ', StringSplitOptions.RemoveEmptyEntries)) : throw new InvalidDataException(line);
        string[] beginnings = [""];
        if (head is ['(', .. var rest] && rest.Split(')') is [var list, var word]) (beginnings, head) = (list.Replace("|", " ", StringComparison.Ordinal).Split(' '), word);
        return from beginning in beginnings
               from form in forms.Append(head)
               select (beginning + form, beginning + head);
    }
}
