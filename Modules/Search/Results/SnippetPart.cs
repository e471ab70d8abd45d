namespace OurWhats.Search.Results;

/// <summary>A part of a text, highlighted or not.</summary>
/// <param name="Text">The characters as typed.</param>
/// <param name="IsHighlighted">True for a match.</param>
public sealed record SnippetPart(string Text, bool IsHighlighted)
{
    internal static SnippetPart Ellipsis { get; } = new("…", IsHighlighted: false);
}
