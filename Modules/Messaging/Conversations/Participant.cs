using OurWhats.Shared.Web;

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

    /// <summary>What the conversation was called when they left; null while they are here: later names are not for them.</summary>
    public string? TitleThen { get; private set; }

    /// <summary>Journal entry of the last change that they alone see.</summary>
    public long Change { get; set; }

    /// <summary>Journal entry by which they came, the last time: who has been there longest has the smallest.</summary>
    public long Since { get; set; }

    /// <summary>Until when the conversation stays quiet for them: UTC, milliseconds since 1970; the greatest number for always, null when it does not.</summary>
    public long? MutedUntil { get; private set; }

    /// <summary>True when it stands apart, until something new is said.</summary>
    public bool IsArchived { get; set; }

    /// <summary>True when they want to come back to it, although they have read everything.</summary>
    public bool IsMarkedUnread { get; set; }

    /// <summary>How much of what is attached shows them by itself; null for as everywhere.</summary>
    public Showing? Showing { get; set; }

    /// <summary>They are there (again), with nothing unread but what follows, and the conversation among the others.</summary>
    public void Enter(long lastNumber)
    {
        Until = null;
        TitleThen = null;
        IsArchived = false;
        ReadUpTo(lastNumber);
    }

    /// <summary>They leave after the conversation's last message, with what it is called by then.</summary>
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

    /// <summary>Keeps quiet from now on for so long; null for always.</summary>
    public void Mute(TimeSpan? time, DateTimeOffset now) => MutedUntil = time is { } some ? (now + some).ToUnixTimeMilliseconds() : long.MaxValue;

    public void Unmute() => MutedUntil = null;
}
