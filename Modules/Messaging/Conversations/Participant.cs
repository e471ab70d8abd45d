
namespace OurWhats.Messaging.Conversations;

/// <summary>A person in a conversation, now or formerly: what they have read, and their settings for it.</summary>
internal sealed class Participant
{
    public required long ConversationId { get; init; }

    public Conversation Conversation { get; init; } = null!;

    public required long PersonId { get; init; }

    /// <summary>Number of the last message they read. Only advances.</summary>
    public long Read { get; private set; }

    /// <summary>Number of the last message they may see, once they have left; null while they are here.</summary>
    public long? Until { get; private set; }

    /// <summary>
    /// Title of the conversation when they left, as they may not see later ones; null while they are here.
    /// </summary>
    public string? TitleThen { get; private set; }

    /// <summary>Journal entry of the last change that they alone see.</summary>
    public long Change { get; set; }

    /// <summary>Journal entry with which they last joined: the longest-standing participant has the smallest.</summary>
    public long Since { get; set; }

    /// <summary>
    /// Until when they have muted the conversation: UTC, milliseconds since 1970; the greatest number for always, null when
    /// it is not muted.
    /// </summary>
    public long? MutedUntil { get; private set; }

    /// <summary>True when they have archived the conversation; the next message ends that.</summary>
    public bool IsArchived { get; set; }

    /// <summary>True when they have marked it as unread, although they have read everything.</summary>
    public bool IsMarkedUnread { get; set; }

    /// <summary>How attachments show for them here; null for the same as everywhere.</summary>
    public MediaDisplay? MediaDisplay { get; set; }

    /// <summary>They join, or join again: everything up to a message counts as read, and nothing is archived.</summary>
    public void Enter(long lastNumber)
    {
        Until = null;
        TitleThen = null;
        IsArchived = false;
        ReadUpTo(lastNumber);
    }

    /// <summary>They leave after the conversation's last message; its present title is the one that they keep.</summary>
    public void Exit(Conversation conversation)
    {
        Until = conversation.Last;
        TitleThen = conversation.Title;
        ReadUpTo(conversation.Last);
        Change = conversation.Change;
    }

    public void ReadUpTo(long number)
    {
        Read = Math.Max(Read, number);
        IsMarkedUnread = false;
    }

    /// <summary>Mutes the conversation for some time, or for always if that is null.</summary>
    public void Mute(TimeSpan? duration, DateTimeOffset now) =>
        MutedUntil = duration is { } some ? (now + some).ToUnixTimeMilliseconds() : long.MaxValue;

    public void Unmute() => MutedUntil = null;
}
