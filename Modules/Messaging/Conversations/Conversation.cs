using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Messaging.Conversations;

/// <summary>
/// A conversation of two people or of a group. It numbers its messages 1, 2, 3…, which turns the unread count into a
/// subtraction.
/// </summary>
internal sealed class Conversation
{
    public long Id { get; init; }

    public required ConversationKind Kind { get; init; }

    /// <summary>Null between two people, who see each other's name instead.</summary>
    public string? Title { get; set; }

    /// <summary>Address of the page with its details, or null.</summary>
    public string? About { get; set; }

    /// <summary>File key of its picture, or null.</summary>
    public string? Picture { get; private set; }

    /// <summary>Between two people: the smaller of their keys.</summary>
    public long? LowPersonId { get; init; }

    /// <summary>Between two people: the greater of their keys.</summary>
    public long? HighPersonId { get; init; }

    public IReadOnlyList<long> Pair => [LowPersonId!.Value, HighPersonId!.Value];

    /// <summary>Number of the last message; 0 before the first.</summary>
    public long Last { get; private set; }

    /// <summary>Journal entry of the last change visible to all participants.</summary>
    public long Change { get; private set; }

    /// <summary>Number of the last message that all current participants have read. Only advances.</summary>
    public long Seen { get; private set; }

    /// <summary>Journal entry with which <see cref="Seen"/> last advanced.</summary>
    public long SeenChange { get; private set; }

    public long NextNumber => Last + 1;

    /// <summary>Creates the conversation of two people, not stored yet.</summary>
    public static Conversation Between(long person, long other) => new()
    {
        Kind = ConversationKind.Direct,
        LowPersonId = Math.Min(person, other),
        HighPersonId = Math.Max(person, other),
    };

    /// <summary>Advances <see cref="Seen"/>.</summary>
    /// <param name="number">Number of the message.</param>
    /// <param name="entry">The journal entry of this change.</param>
    public void SeenUpTo(long number, long entry)
    {
        if (number > Seen) (Seen, SeenChange) = (number, entry);
    }

    /// <summary>Sets or removes the picture.</summary>
    /// <param name="picture">File key of the picture, or null.</param>
    /// <param name="entry">The journal entry of this change.</param>
    public void SetPicture(string? picture, long entry) => (Picture, Change) = (picture, entry);

    /// <summary>Adds the next message.</summary>
    /// <param name="message">The message.</param>
    /// <param name="entry">The journal entry of this change; it becomes the message's key.</param>
    /// <param name="at">When it was posted.</param>
    public Message Add(NewMessage message, long entry, DateTimeOffset at)
    {
        Change = entry;
        return new()
        {
            Id = entry,
            ConversationId = Id,
            Number = ++Last,
            AuthorId = message.Author,
            Kind = message.Kind,
            Text = message.Text,
            Key = message.Key,
            At = at.ToUnixTimeMilliseconds(),
            Change = entry,
            ReplyTo = message.ReplyTo,
        };
    }
}
