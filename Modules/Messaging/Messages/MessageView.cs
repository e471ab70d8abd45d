using System.Globalization;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>A message as a page shows it.</summary>
public sealed record MessageView
{
    public required long Conversation { get; init; }

    public required long Number { get; init; }

    /// <summary>"me" for one's own, "s" for a service line, "k" for one that follows another of the same author, "e" edited, "x" erased.</summary>
    public required string Class { get; init; }

    /// <summary>Who says it, where the page must tell; else null.</summary>
    public required string? Author { get; init; }

    public required string Colour { get; init; }

    /// <summary>The message that it answers, or null; also where the reader may not see that one.</summary>
    public required Quote? Answered { get; init; }

    public required IReadOnlyList<Piece> Pieces { get; init; }

    /// <summary>What came with it.</summary>
    public required IReadOnlyList<AttachmentView> Files { get; init; }

    public required string Time { get; init; }

    /// <summary>The day that begins with it, or null.</summary>
    public required string? Day { get; init; }

    /// <summary>Name of that day for the page's script: a day is announced once.</summary>
    public required string DayKey { get; init; }

    /// <summary>True where reading had stopped.</summary>
    public required bool IsFirstNew { get; init; }

    /// <summary>True when it says nothing any more.</summary>
    public required bool IsErased { get; init; }

    internal bool IsService => Class == "s";

    /// <summary>Views of messages in order.</summary>
    /// <param name="messages">The messages, and before them the one that precedes them, if any.</param>
    /// <param name="skip">1 when the first is only there because it precedes, else 0.</param>
    /// <param name="reader">How they are shown, and to whom.</param>
    internal static IReadOnlyList<MessageView> Of(IReadOnlyList<Message> messages, int skip, Reader reader) =>
        [.. messages.Select((message, i) => Of(message, i == 0 ? null : messages[i - 1], reader)).Skip(skip)];

    /// <summary>The view of one message, after the one that precedes it, if any.</summary>
    internal static MessageView Of(Message message, Message? previous, Reader reader)
    {
        var at = reader.Me.Local(message.At);
        var isNewDay = previous is null || reader.Me.Local(previous.At).Date != at.Date;
        var isFirstNew = message.Number > reader.Read && previous is not null && previous.Number <= reader.Read;
        var follows = !isNewDay && !isFirstNew && previous is { Kind: MessageKind.Text } && previous.AuthorId == message.AuthorId;
        var service = ServiceLine.Of(message.Kind, message.AuthorId, message.Text, reader.Me.Id, reader.People);
        var isMine = message.AuthorId == reader.Me.Id;
        return new()
        {
            Conversation = message.ConversationId,
            Number = message.Number,
            Class = service is not null ? "s" : (isMine ? "me" : "") + (follows ? " k" : "") + (message.IsErased ? " x" : message.EditedAt is not null ? " e" : ""),
            Author = service is not null || isMine || follows || !reader.NamesAuthors ? null : reader.People[message.AuthorId].DisplayName,
            Colour = Portrait.Colour(message.AuthorId),
            Answered = message is { IsErased: false, ReplyTo: { } number } && reader.Quoted.TryGetValue(number, out var quoted) ? Quote.Of(quoted, reader) : null,
            Pieces = message.IsErased ? [new(Texts.Erased, IsLink: false)] : service is null ? Piece.Of(message.Text, reader.Marks(message.Text)) : Piece.Of(service),
            Files = message.IsErased ? [] : AttachmentView.Of(message, reader.Showing ?? reader.Me.Showing),
            Time = message is { IsErased: false, EditedAt: not null } ? Texts.EditedTime.With(When.Time(at)) : When.Time(at),
            Day = isNewDay ? reader.When.Day(at, reader.Me) : null,
            DayKey = at.ToString("yyMMdd", CultureInfo.InvariantCulture),
            IsFirstNew = isFirstNew,
            IsErased = message.IsErased,
        };
    }
}

/// <summary>Who reads, and how.</summary>
/// <param name="Me">The reader.</param>
/// <param name="People">Everybody's names.</param>
/// <param name="When">Says moments.</param>
/// <param name="NamesAuthors">True where more than two talk.</param>
/// <param name="Quoted">Messages that others may quote, by number.</param>
/// <param name="Read">Number of the last message read before; the greatest number for none to mark.</param>
/// <param name="Showing">How much shows by itself in this conversation; null for as everywhere.</param>
internal sealed record Reader(CurrentUser Me, IPeople People, When When, bool NamesAuthors, IReadOnlyDictionary<long, Message> Quoted, long Read = long.MaxValue, Showing? Showing = null)
{
    /// <summary>The places of a text to mark: none unless something was looked for.</summary>
    public Func<string, IReadOnlyList<(int Start, int End)>> Marks { get; init; } = static _ => [];
}

/// <summary>Several messages, and how to get those before and after them.</summary>
/// <param name="Messages">In order.</param>
/// <param name="Conversation">Key of the conversation.</param>
/// <param name="HasEarlier">True when there are some before.</param>
/// <param name="HasLater">True when there are some after, which the page does not show.</param>
/// <param name="Read">Number of the last message read before, when that one is further up; else null.</param>
/// <param name="Seen">Number of the last message that all have read, where the list shows it; else null.</param>
public sealed record MessageListModel(IReadOnlyList<MessageView> Messages, long Conversation, bool HasEarlier, bool HasLater, long? Read = null, long? Seen = null)
{
    internal long? FirstUnseen => Messages.FirstOrDefault(message => message.Number > Seen)?.Number;

    internal bool IsAllSeen => Seen is not null && FirstUnseen is null;

    // The page around a message shows twenty before it: this one begins with the first that is not shown here.
    internal string? LaterAddress => Messages.Count == 0 ? null : $"/c/{Conversation}?at={Messages[^1].Number + 21}#m{Messages[^1].Number + 1}";

    internal string EarlierAddress => $"/c/{Conversation}?before={Messages[0].Number}" + (Read is null ? "" : $"&read={Read}");

    /// <summary>The same list with more after it, which shows up to where all have read, if it does not.</summary>
    internal MessageListModel BeforeOthers() => this with { HasLater = true, Seen = IsAllSeen ? null : Seen };
}
