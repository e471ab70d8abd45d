namespace OurWhats.Messaging.Conversations;

/// <summary>From which message to which a person was in a conversation. Who comes back has several.</summary>
internal sealed class Stay
{
    public required long ConversationId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>Number of the first message that they may see.</summary>
    public required long First { get; init; }

    /// <summary>Number of the last, or null while they are there.</summary>
    public long? Last { get; set; }
}
