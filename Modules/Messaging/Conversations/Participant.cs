
namespace OurWhats.Messaging.Conversations;

/// <summary>A current or former participant of a conversation, with their read marker and their settings.</summary>
internal sealed class Participant
{
    public required long ConversationId { get; init; }

    public Conversation Conversation { get; init; } = null!;

    public required long PersonId { get; init; }

    /// <summary>Number of the last message they have read. Only advances.</summary>
    public long Read { get; private set; }

    /// <summary>Number of erased messages after that one: they are nothing to read.</summary>
    public long ErasedUnread { get; private set; }

    /// <summary>Number of the last message they may see, if they have left; otherwise null.</summary>
    public long? Until { get; private set; }

    /// <summary>
    /// Title of the conversation when they left, because they may not see later ones; null for a current participant.
    /// </summary>
    public string? TitleThen { get; private set; }

    /// <summary>Journal entry of the last change that only they see, their count of unread messages included.</summary>
    public long Change { get; set; }

    /// <summary>
    /// Journal entry with which they last joined; the smallest belongs to the longest-standing participant.
    /// </summary>
    public long Since { get; set; }

    /// <summary>
    /// When the mute ends: UTC, milliseconds since 1970; <see cref="long.MaxValue"/> for never, null if not muted.
    /// </summary>
    public long? MutedUntil { get; private set; }

    /// <summary>True if archived; the next message unarchives the conversation.</summary>
    public bool IsArchived { get; set; }

    /// <summary>True if marked as unread, although they have read everything.</summary>
    public bool IsMarkedUnread { get; set; }

    /// <summary>Media display for this conversation; null for the person's general setting.</summary>
    public MediaDisplay? MediaDisplay { get; set; }

    /// <summary>
    /// Joins or rejoins: messages up to a number count as read, and the conversation is not archived.
    /// </summary>
    public void Enter(long lastNumber)
    {
        Until = null;
        TitleThen = null;
        IsArchived = false;
        ReadUpTo(lastNumber);
    }

    /// <summary>Leaves after the conversation's last message, and keeps its present title.</summary>
    public void Exit(Conversation conversation)
    {
        Until = conversation.Last;
        TitleThen = conversation.Title;
        ReadUpTo(conversation.Last);
        Change = conversation.Change;
    }

    /// <summary>Marks messages as read.</summary>
    /// <param name="number">Number of the last one.</param>
    /// <param name="erased">Number of erased messages after the read marker.</param>
    public void ReadUpTo(long number, long erased = 0)
    {
        (Read, ErasedUnread) = (Math.Max(Read, number), erased);
        IsMarkedUnread = false;
    }

    /// <summary>Mutes the conversation for a duration, or permanently if it is null.</summary>
    public void Mute(TimeSpan? duration, DateTimeOffset now) =>
        MutedUntil = duration is { } some ? (now + some).ToUnixTimeMilliseconds() : long.MaxValue;

    public void Unmute() => MutedUntil = null;
}
