namespace OurWhats.Search.Language;

/// <summary>A word of a text, with its forms for the index.</summary>
/// <param name="Start">Index of its first character in the text.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Lower">The word in lower case, as written.</param>
/// <param name="Plain">The word in lower case, without accents.</param>
internal sealed record Word(int Start, int End, string Lower, string Plain)
{
    /// <summary>True if no blank separates it from the previous word: "rendez-vous", "2.3.1", "facture.pdf".</summary>
    public bool IsJoined { get; init; }

    /// <summary>
    /// For the first of several words that some people write as one: those words without separators ("weekend",
    /// "0612345678"). Null for all other words.
    /// </summary>
    public string? Compound { get; init; }

    /// <summary>The word with the sign attached to it: "c#", ".net", "#482"; null if there is none.</summary>
    public string? WithSign { get; init; }

    /// <summary>True for a sign such as €, which is ignored if the query also has words.</summary>
    public bool IsSign { get; init; }

    /// <summary>True for names of people and files, which have no other forms.</summary>
    public bool IsName { get; init; }
}
