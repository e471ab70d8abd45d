using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Messaging.Details;

/// <summary>Everything about a message, and the actions available to the person.</summary>
public sealed record MessageDetails
{
    public required long Conversation { get; init; }

    public required long Number { get; init; }

    public required long AuthorId { get; init; }

    public required string Author { get; init; }

    public required string Colour { get; init; }

    public required IReadOnlyList<TextSpan> Spans { get; init; }

    public required IReadOnlyList<AttachmentView> Files { get; init; }

    /// <summary>Date and time of posting.</summary>
    public required string Time { get; init; }

    /// <summary>Date and time of the last edit, or null.</summary>
    public required string? Edited { get; init; }

    /// <summary>Its earlier texts, the oldest first.</summary>
    public required IReadOnlyList<(string Time, IReadOnlyList<TextSpan> Spans)> Earlier { get; init; }

    /// <summary>Its readers, for its author; null for everybody else.</summary>
    public required Readers? Readers { get; init; }

    /// <summary>Its footprint, for its author; null for everybody else.</summary>
    public required RazorSlice? Cost { get; init; }

    public required bool CanBeAnswered { get; init; }

    public required bool CanBeForwarded { get; init; }

    /// <summary>Text for the edit form; null if it cannot be edited.</summary>
    public required string? EditableText { get; init; }

    public required bool CanBeErased { get; init; }

    /// <summary>Why it was not edited or erased, or null.</summary>
    public string? Error { get; init; }

    /// <summary>True on a page of its own, false inside the conversation's page.</summary>
    public bool IsPage { get; init; }

    internal TextFold? Fold => TextFold.Of(Spans);

    internal string Address => $"/c/{Conversation}/messages/{Number}";

    /// <summary>Address of the message in its conversation.</summary>
    internal string Place => $"/c/{Conversation}?at={Number}#m{Number}";
}

/// <summary>The page of a message.</summary>
/// <param name="Shell">The layout.</param>
public sealed record MessageDetailsModel(Shell Shell, MessageDetails Details);
