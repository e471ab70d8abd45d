namespace OurWhats.Messaging.Conversations;

/// <summary>
/// The range of messages that a person may see in a conversation. People who leave and come back have several.
/// </summary>
internal sealed class MembershipPeriod
{
    public required long ConversationId { get; init; }

    public required long PersonId { get; init; }

    /// <summary>Number of the first message that they may see.</summary>
    public required long First { get; init; }

    /// <summary>Number of the last message that they may see; null while they are in the conversation.</summary>
    public long? Last { get; set; }
}
