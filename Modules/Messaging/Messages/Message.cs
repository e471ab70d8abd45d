using OurWhats.Messaging.Attachments;

namespace OurWhats.Messaging.Messages;

/// <summary>A message, or a service line.</summary>
internal sealed class Message
{
    /// <summary>For how long an author may edit a message.</summary>
    public const int EditMinutes = 15;

    /// <summary>Number of the journal entry with which it was posted.</summary>
    public required long Id { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>Its place in the conversation: 1, 2, 3…</summary>
    public required long Number { get; init; }

    /// <summary>Key of its author; in a service line, of the person whom it is about.</summary>
    public required long AuthorId { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>
    /// Exactly as typed. In a service line: the new title, the key of the person who acted, the number of removed files, or
    /// nothing.
    /// </summary>
    public required string Text { get; set; }

    /// <summary>Unique per author, so that a repeated send is stored once. See MessageDraft.KeyIn.</summary>
    public required string Key { get; init; }

    /// <summary>When it was posted: UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    /// <summary>Journal entry of its last change.</summary>
    public required long Change { get; set; }

    /// <summary>Number of the message that it answers, in the same conversation, or null.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>How many pictures are attached.</summary>
    public int Pictures { get; private set; }

    /// <summary>How many other files are attached.</summary>
    public int Files { get; private set; }

    /// <summary>Its attachments, where they were loaded: see <see cref="AttachmentLoader"/>.</summary>
    public IReadOnlyList<Attachment> Attachments { get; set; } = [];

    /// <summary>Address of its own page.</summary>
    public string Address => $"/c/{ConversationId}/messages/{Number}";

    public bool HasFiles => Pictures + Files > 0;

    /// <summary>The message on one line: what is attached, then the text.</summary>
    public string Line => AttachmentText.Of(Pictures, Files, Text.ReplaceLineEndings(" "));

    /// <summary>When it was last edited: UTC, milliseconds since 1970; null when it never was.</summary>
    public long? EditedAt { get; private set; }

    /// <summary>When it was erased for everyone, with its text: UTC, milliseconds since 1970; null when it was not.</summary>
    public long? ErasedAt { get; private set; }

    public bool IsErased => ErasedAt is not null;

    /// <summary>False for service lines and for erased messages.</summary>
    public bool CanBeAnswered => Kind == MessageKind.Text && !IsErased;

    /// <summary>A key that nobody has used.</summary>
    public static string NewKey() => Guid.NewGuid().ToString("N")[..12];

    /// <summary>True while its author may still edit it.</summary>
    public bool CanBeEdited(DateTimeOffset now) =>
        CanBeAnswered && now <= DateTimeOffset.FromUnixTimeMilliseconds(At).AddMinutes(EditMinutes);

    /// <summary>Sets its attachments and counts them.</summary>
    public void Attach(IReadOnlyList<Attachment> files)
    {
        Attachments = files;
        Pictures = files.Count(file => file.Card.IsPicture);
        Files = files.Count - Pictures;
    }

    /// <summary>Removes the other attachments.</summary>
    /// <param name="rest">Those that stay.</param>
    /// <param name="entry">The journal entry of this change.</param>
    public void KeepOnly(IReadOnlyList<Attachment> rest, long entry)
    {
        Attach(rest);
        Change = entry;
    }

    /// <summary>Replaces the text.</summary>
    /// <param name="text">Exactly as typed.</param>
    /// <param name="entry">The journal entry of this change.</param>
    /// <param name="at">When it was edited.</param>
    /// <returns>The text before, to be stored.</returns>
    public EarlierText Edit(string text, long entry, DateTimeOffset at)
    {
        EarlierText earlier = new() { MessageId = Id, Text = Text, Until = at.ToUnixTimeMilliseconds() };
        (Text, Change, EditedAt) = (text, entry, earlier.Until);
        return earlier;
    }

    /// <summary>Sets the text back to the one that it had at a moment.</summary>
    /// <param name="at">The moment: UTC, milliseconds since 1970.</param>
    /// <param name="texts">All its earlier texts, the oldest first.</param>
    public void RestoreTextOf(long at, IEnumerable<EarlierText> texts)
    {
        if (texts.FirstOrDefault(text => text.Until >= at) is not { } then) return;
        (Text, EditedAt) = (then.Text, texts.LastOrDefault(text => text.Id < then.Id)?.Until);
    }

    /// <summary>Erases its text and its attachments.</summary>
    /// <param name="entry">The journal entry of this change.</param>
    /// <param name="at">When it was erased.</param>
    public void Erase(long entry, DateTimeOffset at)
    {
        (Text, Change, ErasedAt) = ("", entry, at.ToUnixTimeMilliseconds());
        (Pictures, Files) = (0, 0);
    }
}

/// <summary>What a message is. The numbers are stored.</summary>
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
