namespace OurWhats.Search.Results;

/// <summary>A part of a text, either all highlighted or not at all.</summary>
/// <param name="Text">The characters, exactly as typed.</param>
/// <param name="IsHighlighted">True for a part that the search found.</param>
public sealed record SnippetPart(string Text, bool IsHighlighted)
{
    internal static SnippetPart Ellipsis { get; } = new("…", IsHighlighted: false);
}
