namespace OurWhats.Messaging.Conversations;

/// <summary>A person in a conversation, now or formerly: what they have read.</summary>
internal sealed class Participant
{
    public required long ConversationId { get; init; }

    public Conversation Conversation { get; init; } = null!;

    public required long PersonId { get; init; }

    /// <summary>Number of the last message they read. Only advances.</summary>
    public long Read { get; private set; }

    /// <summary>Number of the last message they may see, once they have left; null while they are here.</summary>
    public long? Until { get; private set; }

    /// <summary>Journal entry of the last change that they alone see.</summary>
    public long Change { get; set; }

    /// <summary>They are there (again), with nothing unread but what follows.</summary>
    public void Enter(long lastNumber)
    {
        Until = null;
        ReadUpTo(lastNumber);
    }

    /// <summary>They leave after this message.</summary>
    public void Exit(long lastNumber) => Until = lastNumber;

    public void ReadUpTo(long number) => Read = Math.Max(Read, number);
}
