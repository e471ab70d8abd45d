using OurWhats.Messaging.Attachments;

namespace OurWhats.Messaging.Messages;

/// <summary>What was said, exactly as typed, or a service line.</summary>
internal sealed class Message
{
    /// <summary>For how long an author may change what they said.</summary>
    public const int EditMinutes = 15;

    /// <summary>The number of the journal entry that tells of it.</summary>
    public required long Id { get; init; }

    public required long ConversationId { get; init; }

    /// <summary>Its place in the conversation: 1, 2, 3…</summary>
    public required long Number { get; init; }

    /// <summary>Who said it; for a service line, whom it is about.</summary>
    public required long AuthorId { get; init; }

    public required MessageKind Kind { get; init; }

    /// <summary>Exactly as typed. In a service line: the new title, the key of who did it to the person, how many files went, or nothing.</summary>
    public required string Text { get; set; }

    /// <summary>Made of the composer's key, the conversation and the text: unique per author.</summary>
    public required string Key { get; init; }

    /// <summary>UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    /// <summary>Journal entry of its last change.</summary>
    public required long Change { get; set; }

    /// <summary>Number of the message that it answers, in the same conversation, or null.</summary>
    public long? ReplyTo { get; init; }

    /// <summary>How many pictures came with it.</summary>
    public int Pictures { get; private set; }

    /// <summary>How many other files came with it.</summary>
    public int Files { get; private set; }

    /// <summary>What came with it, where that was asked for.</summary>
    public IReadOnlyList<Attachment> Enclosed { get; set; } = [];

    public bool HasFiles => Pictures + Files > 0;

    /// <summary>What it says on one line: what came with it, then the text.</summary>
    public string Line => Attachments.Enclosed.Say(Pictures, Files, Text.ReplaceLineEndings(" "));

    /// <summary>When it was last edited: UTC, milliseconds since 1970; null when it never was.</summary>
    public long? EditedAt { get; private set; }

    /// <summary>When it was erased for everyone: UTC, milliseconds since 1970; its text is gone then.</summary>
    public long? ErasedAt { get; private set; }

    public bool IsErased => ErasedAt is not null;

    /// <summary>True for what somebody said and did not take back: others may answer it.</summary>
    public bool CanBeAnswered => Kind == MessageKind.Text && !IsErased;

    /// <summary>True while its author may still change it.</summary>
    public bool CanBeEdited(DateTimeOffset now) => CanBeAnswered && now <= DateTimeOffset.FromUnixTimeMilliseconds(At).AddMinutes(EditMinutes);

    /// <summary>These came with it.</summary>
    public void Enclose(IReadOnlyList<Attachment> files)
    {
        Enclosed = files;
        Pictures = files.Count(one => one.Card.IsPicture);
        Files = files.Count - Pictures;
    }

    /// <summary>Some of what came with it is gone.</summary>
    /// <param name="rest">What is left.</param>
    /// <param name="entry">The journal entry that tells of it.</param>
    public void Lose(IReadOnlyList<Attachment> rest, long entry)
    {
        Enclose(rest);
        Change = entry;
    }

    /// <summary>Says something else, and gives what it said before.</summary>
    /// <param name="text">Exactly as typed.</param>
    /// <param name="entry">The journal entry that tells of it.</param>
    /// <param name="at">When.</param>
    public EarlierText Edit(string text, long entry, DateTimeOffset at)
    {
        EarlierText earlier = new() { MessageId = Id, Text = Text, Until = at.ToUnixTimeMilliseconds() };
        (Text, Change, EditedAt) = (text, entry, earlier.Until);
        return earlier;
    }

    /// <summary>Says again what it said at a moment.</summary>
    /// <param name="at">The moment: UTC, milliseconds since 1970.</param>
    /// <param name="texts">All that it said before, the oldest first.</param>
    public void GoBackTo(long at, IEnumerable<EarlierText> texts)
    {
        if (texts.FirstOrDefault(text => text.Until >= at) is not { } then) return;
        (Text, EditedAt) = (then.Text, texts.LastOrDefault(text => text.Id < then.Id)?.Until);
    }

    /// <summary>Says nothing any more, and has nothing with it.</summary>
    /// <param name="entry">The journal entry that tells of it.</param>
    /// <param name="at">When.</param>
    public void Erase(long entry, DateTimeOffset at) => (Text, Change, ErasedAt, Pictures, Files) = ("", entry, at.ToUnixTimeMilliseconds(), 0, 0);
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
    Lightened = 9,
}
