namespace OurWhats.Search.Parsing;

/// <summary>A search as the person means it, parsed but not yet bound to the index.</summary>
/// <param name="Clauses">A message must satisfy all of them.</param>
/// <param name="Remarks">What was not understood, one sentence each, in the person's language.</param>
internal sealed record SearchQuery(IReadOnlyList<IClause> Clauses, IReadOnlyList<string> Remarks)
{
    /// <summary>The rest of a longer text is ignored.</summary>
    public const int MaxCharacters = 1000;

    public const int MaxWords = 32;

    /// <summary>The query as one would type it.</summary>
    public string Text => string.Join(' ', Clauses.Select(clause => clause.Text));

    /// <summary>The words to find, without the excluded ones.</summary>
    public IEnumerable<WordsClause> Words => Clauses.OfType<WordsClause>().Where(clause => !clause.IsNegative);

    /// <summary>The same query without one of its clauses.</summary>
    public SearchQuery Without(IClause removed) =>
        this with { Clauses = [.. Clauses.Where(clause => clause != removed)] };

    /// <summary>The same query with one clause in place of another.</summary>
    public SearchQuery Replace(IClause replaced, IClause replacement) =>
        this with { Clauses = [.. Clauses.Select(clause => clause == replaced ? replacement : clause)] };
}
