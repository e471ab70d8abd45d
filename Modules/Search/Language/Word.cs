namespace OurWhats.Search.Language;

/// <summary>A word of a text, with the forms by which it is found.</summary>
/// <param name="Start">Index of its first character in the text.</param>
/// <param name="End">Index after its last character.</param>
/// <param name="Lower">In lower case, as written.</param>
/// <param name="Plain">In lower case, without accents.</param>
internal sealed record Word(int Start, int End, string Lower, string Plain)
{
    /// <summary>True if no blank separates it from the word before: "rendez-vous", "2.3.1", "facture.pdf".</summary>
    public bool IsJoined { get; init; }

    /// <summary>
    /// On the first word of several that some people write as one, those words without their separators:
    /// "weekend", "0612345678". Null on any other word.
    /// </summary>
    public string? Compound { get; init; }

    /// <summary>The word with the sign that belongs to it: "c#", ".net", "#482"; null without one.</summary>
    public string? WithSign { get; init; }

    /// <summary>True for a sign such as €, which is ignored beside words.</summary>
    public bool IsSign { get; init; }

    /// <summary>True for names of people and files, which have no other forms.</summary>
    public bool IsName { get; init; }
}
