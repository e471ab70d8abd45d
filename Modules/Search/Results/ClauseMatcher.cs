using OurWhats.Search.Language;
using OurWhats.Search.Parsing;

namespace OurWhats.Search.Results;

/// <summary>Finds the words of a clause in a text.</summary>
/// <param name="Clause">The clause.</param>
/// <param name="Terms">The matching terms, for each of its words.</param>
internal sealed record ClauseMatcher(WordsClause Clause, IReadOnlyList<HashSet<string>> Terms)
{
    public static ClauseMatcher Of(WordsClause clause) =>
        new(clause, [.. clause.Words.Select(word => TermsOf(word, clause.IsExact))]);

    /// <summary>The number of words that the clause matches at a position; 0 for no match.</summary>
    /// <param name="words">The words of the text.</param>
    /// <param name="at">Index of the first one to match.</param>
    /// <param name="terms">The terms of that word.</param>
    public int MatchLength(IReadOnlyList<Word> words, int at, HashSet<string> terms)
    {
        var (word, first) = (words[at], Clause.Words[0]);
        if (first.Compound is not null && word.Plain == first.Compound) return 1;
        if (!Matches(0, word, terms)) return 0;
        if (Terms.Count == 1)
            return word.Compound is { } compound && compound == first.Plain ? LengthOf(compound, words, at) : 1;
        for (var i = 1; i < Terms.Count; i++)
        {
            if (at + i >= words.Count || !Matches(i, words[at + i], TermLayers.Of(words[at + i]))) return 0;
        }

        return Terms.Count;
    }

    private bool Matches(int index, Word word, IEnumerable<string> terms) =>
        Terms[index].Overlaps(terms)
        || (Clause.Prefix is { } prefix && word.Plain.StartsWith(prefix, StringComparison.Ordinal));

    private static int LengthOf(string compound, IReadOnlyList<Word> words, int at)
    {
        var count = 0;
        for (var letters = 0; letters < compound.Length && at + count < words.Count; count++)
            letters += words[at + count].Plain.Length;
        return Math.Max(1, count);
    }

    private static HashSet<string> TermsOf(Word word, bool isExact)
    {
        if (isExact || word.IsName) return [word.Plain];
        if (word is { WithSign: { } withSign, Plain.Length: 1 }) return [withSign]; // "C#" must not match every C
        return [.. TermLayers.OfAnyForm(word.Plain)];
    }
}
