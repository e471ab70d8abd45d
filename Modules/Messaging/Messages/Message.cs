using OurWhats.Messaging.Attachments;

namespace OurWhats.Messaging.Messages;

/// <summary>A message, or a service line.</summary>
internal sealed class Message
{
    /// <summary>How long an author may edit a message.</summary>
    public const int EditMinutes = 15;

    /// <summary>Number of the journal entry with which it was posted.</summary>
    public required long Id { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>Sequence number in the conversation: 1, 2, 3…</summary>
    public required long Number { get; init; }

    /// <summary>Key of the author; for a service line, of the person it is about.</summary>
    public required long AuthorId { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>
    /// The text as typed. For a service line: the new title, the key of the person who acted, the number of removed
    /// files, or empty.
    /// </summary>
    public required string Text { get; set; }

    /// <summary>Idempotency key, unique per author. See MessageDraft.KeyIn.</summary>
    public required string Key { get; init; }

    /// <summary>When it was posted: UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    /// <summary>Journal entry of its last change.</summary>
    public required long Change { get; set; }

    /// <summary>Number of the message that it answers, in the same conversation, or null.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>Number of attached pictures.</summary>
    public int Pictures { get; private set; }

    /// <summary>Number of other attached files.</summary>
    public int Files { get; private set; }

    /// <summary>The attachments, if loaded by <see cref="AttachmentLoader"/>.</summary>
    public IReadOnlyList<Attachment> Attachments { get; set; } = [];

    /// <summary>Address of the message's page.</summary>
    public string Address => $"/c/{ConversationId}/messages/{Number}";

    public bool HasFiles => Pictures + Files > 0;

    /// <summary>The message on one line: attachments in words, then the text.</summary>
    public string Line => AttachmentText.Of(Pictures, Files, Text.ReplaceLineEndings(" "));

    /// <summary>When it was last edited: UTC, milliseconds since 1970; null if never.</summary>
    public long? EditedAt { get; private set; }

    /// <summary>When it was erased for everyone: UTC, milliseconds since 1970; null if it was not.</summary>
    public long? ErasedAt { get; private set; }

    public bool IsErased => ErasedAt is not null;

    /// <summary>False for service lines and for erased messages.</summary>
    public bool CanBeAnswered => Kind == MessageKind.Text && !IsErased;

    /// <summary>Returns a new random key.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N")[..12];

    public bool CanBeEdited(DateTimeOffset now) =>
        CanBeAnswered && now <= DateTimeOffset.FromUnixTimeMilliseconds(At).AddMinutes(EditMinutes);

    /// <summary>Sets the attachments and their counts.</summary>
    public void Attach(IReadOnlyList<Attachment> files)
    {
        Attachments = files;
        Pictures = files.Count(file => file.Card.IsPicture);
        Files = files.Count - Pictures;
    }

    /// <summary>Removes all attachments except these.</summary>
    /// <param name="rest">The attachments to keep.</param>
    /// <param name="entry">The journal entry of this change.</param>
    public void KeepOnly(IReadOnlyList<Attachment> rest, long entry)
    {
        Attach(rest);
        Change = entry;
    }

    /// <summary>Replaces the text.</summary>
    /// <param name="text">The text as typed.</param>
    /// <param name="entry">The journal entry of this change.</param>
    /// <param name="at">When it was edited.</param>
    /// <returns>The former text, for the caller to store.</returns>
    public EarlierText Edit(string text, long entry, DateTimeOffset at)
    {
        EarlierText earlier = new() { MessageId = Id, Text = Text, Until = at.ToUnixTimeMilliseconds() };
        (Text, Change, EditedAt) = (text, entry, earlier.Until);
        return earlier;
    }

    /// <summary>Restores the text as it was at a moment.</summary>
    /// <param name="at">The moment: UTC, milliseconds since 1970.</param>
    /// <param name="texts">All its earlier texts, the oldest first.</param>
    public void RestoreTextOf(long at, IEnumerable<EarlierText> texts)
    {
        if (texts.FirstOrDefault(text => text.Until >= at) is not { } then) return;
        (Text, EditedAt) = (then.Text, texts.LastOrDefault(text => text.Id < then.Id)?.Until);
    }

    /// <summary>Erases the text and the attachments.</summary>
    /// <param name="entry">The journal entry of this change.</param>
    /// <param name="at">When it was erased.</param>
    public void Erase(long entry, DateTimeOffset at)
    {
        (Text, Change, ErasedAt) = ("", entry, at.ToUnixTimeMilliseconds());
        (Pictures, Files) = (0, 0);
    }
}

/// <summary>Kinds of messages. The numbers are stored: never change one.</summary>
internal enum MessageKind
{
    Text = 0,
    Opened = 1,
    Joined = 2,
    Left = 3,
    Added = 4,
    Removed = 5,
    Renamed = 6,
    InCharge = 7,
    NoLongerInCharge = 8,
    FilesRemoved = 9,
}
