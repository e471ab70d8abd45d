namespace OurWhats.Search.Language;

/// <summary>
/// A word stands in the index in several layers at one place, told apart by their first character: without accents
/// ("peche"), as written ("=pêche"), by its light stem ("~pech") and under its heads ("^pech"). What is looked for asks
/// each layer, and the nearest one counts.
/// </summary>
internal static class Layers
{
    public static string Written(string lower) => "=" + lower;

    /// <summary>Where words with the same light stem stand: those that are their own stem stand there without a sign.</summary>
    public static IEnumerable<string> Stem(string plain)
    {
        var stem = Stems.Light(plain);
        yield return "~" + stem;
        if (stem != plain) yield return stem;
    }

    public static string Head(string head) => "^" + head;

    /// <summary>Where other forms of a word stand, and it itself.</summary>
    public static IEnumerable<string> Alike(string plain) => [plain, .. Stem(plain), .. Stems.Heads(plain).Select(Head)];

    /// <summary>All under which a word stands.</summary>
    public static IEnumerable<string> Of(Word word)
    {
        yield return word.Plain;
        if (word.IsSign) yield break;
        yield return Written(word.Lower);
        if (word.Together is { } together)
        {
            yield return together;
            foreach (var head in Families.Of(together)) yield return Head(head);
        }

        if (word.Signed is { } signed)
        {
            yield return signed;
            yield return Written(signed);
        }

        if (word.IsName) yield break;
        if (Stems.Light(word.Plain) is var stem && stem != word.Plain) yield return "~" + stem;
        foreach (var head in Stems.Heads(word.Plain)) yield return Head(head);
    }
}
