using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Search.Parsing;

/// <summary>Recognises names of people, which have no other forms: a search for Luc must not find Lucie.</summary>
internal static class PersonNames
{
    // People whose names begin with the word; those with longer names are among them.
    private const int MaxCandidates = 50;

    /// <summary>The query with the words that are names of people marked as names.</summary>
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
