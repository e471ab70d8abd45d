namespace OurWhats.Search.Asking;

/// <summary>What somebody looks for.</summary>
/// <param name="Clauses">Its parts: all of them must hold.</param>
/// <param name="Remarks">What was not understood, a sentence each.</param>
internal sealed record Question(IReadOnlyList<IClause> Clauses, IReadOnlyList<string> Remarks)
{
    /// <summary>What is looked for beyond these characters is not read.</summary>
    public const int MostCharacters = 1000;

    public const int MostWords = 32;

    /// <summary>As one would type it.</summary>
    public string Text => string.Join(' ', Clauses.Select(clause => clause.Written));

    /// <summary>Words to find.</summary>
    public IEnumerable<WordsClause> Words => Clauses.OfType<WordsClause>().Where(clause => !clause.IsNegative);

    /// <summary>The same without one of its parts.</summary>
    public Question Without(IClause clause) => this with { Clauses = [.. Clauses.Where(one => one != clause)] };

    /// <summary>The same with another part in place of one.</summary>
    public Question With(IClause clause, IClause other) => this with { Clauses = [.. Clauses.Select(one => one == clause ? other : one)] };
}
