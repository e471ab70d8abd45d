namespace OurWhats.Messaging.Messages;

/// <summary>What was said, exactly as typed, or a service line.</summary>
internal sealed class Message
{
    /// <summary>The number of the journal entry that tells of it.</summary>
    public required long Id { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>Its place in the conversation: 1, 2, 3…</summary>
    public required long Number { get; init; }

    /// <summary>Who said it; for a service line, whom it is about.</summary>
    public required long AuthorId { get; init; }

    public required MessageKind Kind { get; init; }

    public required string Text { get; init; }

    /// <summary>Made of the composer's key, the conversation and the text: unique per author.</summary>
    public required string Key { get; init; }

    /// <summary>UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    /// <summary>Journal entry of its last change.</summary>
    public required long Change { get; set; }
}

/// <summary>What a message is. The numbers are stored.</summary>
internal enum MessageKind
{
    Text = 0,
    Opened = 1,
    Joined = 2,
    Left = 3,
}
