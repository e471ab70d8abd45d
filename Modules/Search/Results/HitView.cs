using OurWhats.Shared.Web;

namespace OurWhats.Search.Results;

/// <summary>A message that was found, as the page shows it.</summary>
public sealed record HitView
{
    /// <summary>Address of the message in its conversation.</summary>
    public required string Address { get; init; }

    public required Avatar Avatar { get; init; }

    /// <summary>The author's name, or "you".</summary>
    public required string Author { get; init; }

    public required string ConversationName { get; init; }

    /// <summary>When it was posted, in the reader's time zone.</summary>
    public required string Time { get; init; }

    /// <summary>Its text around the words that were found.</summary>
    public required IReadOnlyList<SnippetPart> Text { get; init; }

    /// <summary>
    /// Its first images: address of a thumbnail (null for readers who want text only) and alternative text.
    /// </summary>
    public required IReadOnlyList<(string? Address, string Text)> Pictures { get; init; }

    /// <summary>Names of its other files, and of images that were found by name.</summary>
    public required IReadOnlyList<IReadOnlyList<SnippetPart>> Files { get; init; }

    /// <summary>The heading above it; null for most.</summary>
    public string? Heading { get; init; }
}
