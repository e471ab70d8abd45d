using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Messaging.Sheets;

/// <summary>All there is to know about a message, and what one may do with it.</summary>
public sealed record Sheet
{
    public required long Conversation { get; init; }

    public required long Number { get; init; }

    public required long AuthorId { get; init; }

    public required string Author { get; init; }

    public required string Colour { get; init; }

    public required IReadOnlyList<Piece> Pieces { get; init; }

    /// <summary>What came with it.</summary>
    public required IReadOnlyList<AttachmentView> Files { get; init; }

    /// <summary>When it was said, in full.</summary>
    public required string Time { get; init; }

    /// <summary>When it was last edited, or null.</summary>
    public required string? Edited { get; init; }

    /// <summary>What it said before, the first first.</summary>
    public required IReadOnlyList<(string Time, string Text)> Earlier { get; init; }

    /// <summary>Who has read it; its author is told, nobody else.</summary>
    public required Readers? Readers { get; init; }

    /// <summary>What it costs in all; its author is told, nobody else.</summary>
    public required RazorSlice? Cost { get; init; }

    public required bool CanBeAnswered { get; init; }

    public required bool CanBeForwarded { get; init; }

    /// <summary>What stands in the field that edits it; null where it cannot be edited.</summary>
    public required string? Typed { get; init; }

    public required bool CanBeErased { get; init; }

    /// <summary>Why it was not edited or erased, or null.</summary>
    public string? Error { get; init; }

    /// <summary>True in a page of its own, false within the conversation's page.</summary>
    public bool IsPage { get; init; }

    internal string Address => $"/c/{Conversation}/messages/{Number}";

    internal string Place => $"/c/{Conversation}?at={Number}#m{Number}";
}

/// <summary>Who has read a message, and who has not yet, of those who were there and still are.</summary>
/// <param name="Seen">Names.</param>
/// <param name="Waiting">Names.</param>
/// <param name="IsDirect">True between two people, where a name says nothing.</param>
public sealed record Readers(IReadOnlyList<string> Seen, IReadOnlyList<string> Waiting, bool IsDirect)
{
    internal string SeenLabel => IsDirect ? Texts.Seen : Texts.SeenBy.With(Seen.Count);

    internal string WaitingLabel => IsDirect ? Texts.NotSeen : Texts.NotSeenBy.With(Waiting.Count);
}

/// <summary>A sheet as a page.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Sheet">The sheet.</param>
public sealed record SheetModel(Shell Shell, Sheet Sheet);
