namespace OurWhats.Search.Parsing;

/// <summary>A parsed search, independent of the index.</summary>
/// <param name="Clauses">A message must satisfy all of them.</param>
/// <param name="Remarks">Sentences about parts that were not understood, in the person's language.</param>
internal sealed record SearchQuery(IReadOnlyList<IClause> Clauses, IReadOnlyList<string> Remarks)
{
    /// <summary>The rest of a longer text is ignored.</summary>
    public const int MaxCharacters = 1000;

    public const int MaxWords = 32;

    /// <summary>The search in the form in which it is typed.</summary>
    public string Text => string.Join(' ', Clauses.Select(clause => clause.Text));

    /// <summary>The words to find, without the excluded ones.</summary>
    public IEnumerable<WordsClause> Words => Clauses.OfType<WordsClause>().Where(clause => !clause.IsNegative);

    /// <summary>A copy without this clause.</summary>
    public SearchQuery Without(IClause removed) =>
        this with { Clauses = [.. Clauses.Where(clause => clause != removed)] };

    /// <summary>A copy with one clause replaced.</summary>
    public SearchQuery Replace(IClause replaced, IClause replacement) =>
        this with { Clauses = [.. Clauses.Select(clause => clause == replaced ? replacement : clause)] };
}
