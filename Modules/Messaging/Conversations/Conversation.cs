using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Conversations;

/// <summary>Numbers its messages 1, 2, 3…: unread is a subtraction.</summary>
internal sealed class Conversation
{
    public long Id { get; init; }

    /// <summary>What it is called; null between two people, where each sees the other's name.</summary>
    public string? Title { get; set; }

    /// <summary>Address of the page that tells about it, or null.</summary>
    public string? About { get; set; }

    /// <summary>Key of the file of its picture, or null.</summary>
    public string? Picture { get; private set; }

    /// <summary>Between two people: the smaller of their keys.</summary>
    public long? LowPersonId { get; init; }

    /// <summary>Between two people: the greater of their keys.</summary>
    public long? HighPersonId { get; init; }

    /// <summary>Number of the last message; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>Journal entry of the last change that all participants see.</summary>
    public long Change { get; private set; }

    /// <summary>Number up to which all who are there have read. Only advances.</summary>
    public long Seen { get; private set; }

    /// <summary>Journal entry by which that number last moved.</summary>
    public long SeenChange { get; private set; }

    public long NextNumber => Last + 1;

    /// <summary>The conversation of two people, not yet stored.</summary>
    public static Conversation Between(long one, long other) => new() { LowPersonId = Math.Min(one, other), HighPersonId = Math.Max(one, other) };

    /// <summary>All who are there have read up to this number.</summary>
    /// <param name="number">Number of a message.</param>
    /// <param name="entry">The journal entry that tells of it.</param>
    public void SeenUpTo(long number, long entry)
    {
        if (number > Seen) (Seen, SeenChange) = (number, entry);
    }

    /// <summary>Takes another picture, or none.</summary>
    /// <param name="picture">Key of its file.</param>
    /// <param name="entry">The journal entry that tells of it.</param>
    public void Show(string? picture, long entry) => (Picture, Change) = (picture, entry);

    /// <summary>Adds the next message.</summary>
    /// <param name="entry">The journal entry that tells of it; it becomes the message's key.</param>
    /// <param name="author">Key of who says it, or whom a service line is about.</param>
    /// <param name="kind">Text or a service line.</param>
    /// <param name="text">Exactly as typed.</param>
    /// <param name="key">The composer's key, unique per author.</param>
    /// <param name="at">When.</param>
    /// <param name="replyTo">Number of the message that it answers, or null.</param>
    public Message Add(long entry, long author, MessageKind kind, string text, string key, DateTimeOffset at, long? replyTo = null)
    {
        Change = entry;
        return new()
        {
            Id = entry,
            ConversationId = Id,
            Number = ++Last,
            AuthorId = author,
            Kind = kind,
            Text = text,
            Key = key,
            At = at.ToUnixTimeMilliseconds(),
            Change = entry,
            ReplyTo = replyTo,
        };
    }
}
