using System.Globalization;
using OurWhats.Messaging.Attachments;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>View of a message.</summary>
public sealed record MessageView
{
    public required long Conversation { get; init; }

    public required long Number { get; init; }

    /// <summary>
    /// CSS classes: "me" for the reader's own, "s" for a service line, "k" if it follows another of the same author,
    /// "e" if edited, "x" if erased.
    /// </summary>
    public required string Class { get; init; }

    /// <summary>Name of the author; null for a service line and for what the reader has just posted.</summary>
    public required string? Author { get; init; }

    /// <summary>
    /// CSS class of the author's colour; null if the name is not shown, only read out and copied with the text.
    /// </summary>
    public required string? Colour { get; init; }

    /// <summary>The message that it answers; null if it answers none or the reader may not see that one.</summary>
    public required Quote? Answered { get; init; }

    public required IReadOnlyList<TextSpan> Spans { get; init; }

    public required IReadOnlyList<AttachmentView> Files { get; init; }

    public required string Time { get; init; }

    /// <summary>Title of the day if the message is the first of that day; otherwise null.</summary>
    public required string? Day { get; init; }

    /// <summary>Id of the day for the script, which shows each day's title once.</summary>
    public required string DayKey { get; init; }

    /// <summary>True for the first message that is new to the reader.</summary>
    public required bool IsFirstNew { get; init; }

    public required bool IsErased { get; init; }

    internal bool IsService => Class == "s";

    internal TextFold? Fold => TextFold.Of(Spans);

    /// <summary>Views of consecutive messages.</summary>
    /// <param name="messages">The messages, preceded by the one before them if it is known.</param>
    /// <param name="skip">1 if the first message is that preceding one, otherwise 0.</param>
    /// <param name="reader">The reader.</param>
    internal static IReadOnlyList<MessageView> Of(IReadOnlyList<Message> messages, int skip, Reader reader)
    {
        var firstNew = FirstNew(messages, reader.Read);
        return [.. messages.Select((message, i) =>
            Of(message, i == 0 ? null : messages[i - 1], reader, message == firstNew)).Skip(skip)];
    }

    /// <summary>View of one message, given the preceding one if it is known.</summary>
    internal static MessageView Of(Message message, Message? previous, Reader reader, bool isFirstNew = false)
    {
        var at = reader.Me.Local(message.At);
        var isNewDay = previous is null || reader.Me.Local(previous.At).Date != at.Date;
        var follows = !isNewDay && !isFirstNew
            && previous is { Kind: MessageKind.Text } && previous.AuthorId == message.AuthorId;
        var service = ServiceLine.Of(
            message.Kind, message.AuthorId, message.Text, reader.Me.Id, reader.Names);
        var isMine = message.AuthorId == reader.Me.Id;
        var showsAuthor = !isMine && !follows && reader.NamesAuthors;
        return new()
        {
            Conversation = message.ConversationId,
            Number = message.Number,
            Class = service is null ? ClassOf(message, isMine, follows) : "s",
            Author = service is null ? reader.Names[message.AuthorId] : null,
            Colour = showsAuthor ? AvatarColours.Of(message.AuthorId) : null,
            Answered = AnsweredBy(message, reader),
            Spans = SpansOf(message, service, reader),
            Files = FilesOf(message, reader),
            Time = message is { IsErased: false, EditedAt: not null }
                ? Texts.EditedTime.With(DateText.Time(at))
                : DateText.Time(at),
            Day = isNewDay ? reader.Dates.Day(at, reader.Me) : null,
            DayKey = at.ToString("yyMMdd", CultureInfo.InvariantCulture),
            IsFirstNew = isFirstNew,
            IsErased = message.IsErased,
        };
    }

    // Null unless the last one read is known too. An erased message is nothing to read.
    private static Message? FirstNew(IReadOnlyList<Message> messages, long read) =>
        messages.Count > 0 && messages[0].Number <= read
            ? messages.FirstOrDefault(message => message.Number > read && !message.IsErased)
            : null;

    private static string ClassOf(Message message, bool isMine, bool follows)
    {
        var state = message.IsErased ? " x" : message.EditedAt is not null ? " e" : "";
        return (isMine ? "me" : "") + (follows ? " k" : "") + state;
    }

    private static Quote? AnsweredBy(Message message, Reader reader) =>
        message is { IsErased: false, ReplyTo: { } number } && reader.Nearby.TryGetValue(number, out var quoted)
            ? Quote.Of(quoted, reader.Me, reader.Names)
            : null;

    private static IReadOnlyList<AttachmentView> FilesOf(Message message, Reader reader) => message.IsErased
        ? []
        : AttachmentView.Of(message.Attachments, message.Address, reader.MediaDisplay ?? reader.Me.MediaDisplay);

    private static IReadOnlyList<TextSpan> SpansOf(Message message, string? service, Reader reader)
    {
        if (message.IsErased) return [new(Texts.Erased)];
        return service is null ? TextSpan.Of(message.Text, reader.Marks(message.Text)) : TextSpan.Of(service);
    }
}
