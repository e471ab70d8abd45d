using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Search.Parsing;

/// <summary>Recognises people's names, which have no other forms: a search for Luc must not find Lucie.</summary>
internal static class PersonNames
{
    // Limit on people whose names begin with the word, which includes longer names.
    private const int MaxCandidates = 50;

    /// <summary>Returns the query with the words that are people's names marked as such.</summary>
    public static SearchQuery RecogniseNames(this SearchQuery query, IPeople people) =>
        query with { Clauses = [.. query.Clauses.Select(clause => RecogniseName(clause, people))] };

    private static IClause RecogniseName(IClause clause, IPeople people) =>
        clause is WordsClause { Words: [var word], IsExact: false } words && IsName(word, people)
            ? words with { Words = [word with { IsName = true }] }
            : clause;

    private static bool IsName(Word word, IPeople people) => people
        .Search(word.Plain, MaxCandidates)
        .SelectMany(person => WordTokenizer.Tokenize($"{person.DisplayName} {person.UserName}"))
        .Any(name => name.Plain == word.Plain);
}
