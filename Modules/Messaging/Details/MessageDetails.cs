using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Messaging.Details;

/// <summary>All there is to know about a message, and what the person can do with it.</summary>
public sealed record MessageDetails
{
    public required long Conversation { get; init; }

    public required long Number { get; init; }

    public required long AuthorId { get; init; }

    public required string Author { get; init; }

    public required string Colour { get; init; }

    public required IReadOnlyList<TextSpan> Spans { get; init; }

    public required IReadOnlyList<AttachmentView> Files { get; init; }

    /// <summary>When it was posted, with the day.</summary>
    public required string Time { get; init; }

    /// <summary>When it was last edited, or null.</summary>
    public required string? Edited { get; init; }

    /// <summary>Its texts before it was edited, the oldest first.</summary>
    public required IReadOnlyList<(string Time, string Text)> Earlier { get; init; }

    /// <summary>Who has read it, for its author; null for everybody else.</summary>
    public required Readers? Readers { get; init; }

    /// <summary>Its footprint, for its author; null for everybody else.</summary>
    public required RazorSlice? Cost { get; init; }

    public required bool CanBeAnswered { get; init; }

    public required bool CanBeForwarded { get; init; }

    /// <summary>Text of the field in which it is edited; null where it cannot be edited.</summary>
    public required string? EditableText { get; init; }

    public required bool CanBeErased { get; init; }

    /// <summary>Why it was not edited or erased, or null.</summary>
    public string? Error { get; init; }

    /// <summary>True in a page of its own, false within the conversation's page.</summary>
    public bool IsPage { get; init; }

    internal string Address => $"/c/{Conversation}/messages/{Number}";

    /// <summary>Its address in the conversation.</summary>
    internal string Place => $"/c/{Conversation}?at={Number}#m{Number}";
}

/// <summary>The page of a message.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Details">The details.</param>
public sealed record MessageDetailsModel(Shell Shell, MessageDetails Details);
