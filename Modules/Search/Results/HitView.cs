using OurWhats.Shared.Web;

namespace OurWhats.Search.Results;

/// <summary>View of a search result.</summary>
public sealed record HitView
{
    public required string Address { get; init; }

    public required Avatar Avatar { get; init; }

    /// <summary>The author's name, or "you".</summary>
    public required string Author { get; init; }

    public required string ConversationName { get; init; }

    /// <summary>When it was posted, in the reader's time zone.</summary>
    public required string Time { get; init; }

    /// <summary>An excerpt of its text around the matches.</summary>
    public required IReadOnlyList<SnippetPart> Text { get; init; }

    /// <summary>
    /// Its first images: thumbnail address (null for readers who want text only) and alternative text.
    /// </summary>
    public required IReadOnlyList<(string? Address, string Text)> Pictures { get; init; }

    /// <summary>Names of its other files, and of images whose names matched.</summary>
    public required IReadOnlyList<IReadOnlyList<SnippetPart>> Files { get; init; }

    /// <summary>The heading above it; null for most results.</summary>
    public string? Heading { get; init; }
}
