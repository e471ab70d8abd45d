namespace OurWhats.Search.Language;

/// <summary>
/// A word is indexed as several terms at the same position, its layers, distinguished by their first character: without
/// accents ("peche"), as written ("=pêche"), by its light stem ("~pech") and by its heads ("^pech"). A query searches
/// every layer, and the most exact one that matches determines the score.
/// </summary>
internal static class TermLayers
{
    /// <summary>The layer of a word with its accents.</summary>
    /// <param name="lower">The word in lower case, as written.</param>
    public static string Written(string lower) => "=" + lower;

    /// <summary>
    /// The terms of words with the same light stem. A word that equals its stem is indexed without the stem's sign, so
    /// both terms are needed if the stem differs from the word.
    /// </summary>
    public static IEnumerable<string> Stem(string plain)
    {
        var stem = Stems.Light(plain);
        yield return "~" + stem;
        if (stem != plain) yield return stem;
    }

    /// <summary>The layer of a head: a common key of several forms of a word.</summary>
    public static string Head(string head) => "^" + head;

    /// <summary>The terms that match a word and its other forms.</summary>
    public static IEnumerable<string> OfAnyForm(string plain) =>
        [plain, .. Stem(plain), .. Stems.Heads(plain).Select(Head)];

    /// <summary>All terms under which a word is indexed.</summary>
    public static IEnumerable<string> Of(Word word)
    {
        yield return word.Plain;
        if (word.IsSign) yield break;
        yield return Written(word.Lower);
        if (word.Compound is { } compound)
        {
            yield return compound;
            foreach (var head in WordFamilies.HeadsOf(compound)) yield return Head(head);
        }

        if (word.WithSign is { } withSign)
        {
            yield return withSign;
            yield return Written(withSign);
        }

        if (word.IsName) yield break;
        var stem = Stems.Light(word.Plain);
        if (stem != word.Plain) yield return "~" + stem;
        foreach (var head in Stems.Heads(word.Plain)) yield return Head(head);
    }
}
