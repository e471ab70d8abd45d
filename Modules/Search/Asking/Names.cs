using OurWhats.Search.Language;
using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Search.Asking;

/// <summary>Names of people have no other forms: who looks for Luc does not mean Lucie.</summary>
internal static class Names
{
    // Whose names begin so; longer ones come among them.
    private const int MostNamesakes = 50;

    /// <summary>The question with the names of people in it known as such.</summary>
    public static Question WithNames(this Question question, IPeople people) => question with
    {
        Clauses = [.. question.Clauses.Select(clause => clause is WordsClause { Words: [var word], IsExact: false } words && IsName(word, people) ? words with { Words = [word with { IsName = true }] } : clause)],
    };

    private static bool IsName(Word word, IPeople people) => people.Search(word.Plain, MostNamesakes)
        .Any(person => Words.Of($"{person.DisplayName} {person.UserName}").Exists(own => own.Plain == word.Plain));
}
