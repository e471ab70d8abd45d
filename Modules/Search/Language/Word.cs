namespace OurWhats.Search.Language;

/// <summary>A word of a text, and what it is found by.</summary>
/// <param name="Start">Where it begins in the text.</param>
/// <param name="End">Where it ends.</param>
/// <param name="Lower">As written, in small letters.</param>
/// <param name="Plain">The same without accents.</param>
internal sealed record Word(int Start, int End, string Lower, string Plain)
{
    /// <summary>True where it follows the word before it without a blank: "rendez-vous", "2.3.1", "facture.pdf".</summary>
    public bool IsJoined { get; init; }

    /// <summary>Words written together without what joins them, where it is their first: "weekend", "0612345678"; else null.</summary>
    public string? Together { get; init; }

    /// <summary>The word with the sign that belongs to it, "c#", ".net", "#482"; else null.</summary>
    public string? Signed { get; init; }

    /// <summary>True for a sign such as €, which says nothing beside words.</summary>
    public bool IsSign { get; init; }

    /// <summary>True for what has no other forms: names of people and files.</summary>
    public bool IsName { get; init; }
}
