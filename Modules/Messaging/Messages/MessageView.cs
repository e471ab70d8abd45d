using System.Globalization;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>A message as a page shows it.</summary>
public sealed record MessageView
{
    public required long Number { get; init; }

    /// <summary>"me" for one's own, "s" for a service line, "k" for one that follows another of the same author.</summary>
    public required string Class { get; init; }

    /// <summary>Who says it, where the page must tell; else null.</summary>
    public required string? Author { get; init; }

    public required string Colour { get; init; }

    public required IReadOnlyList<Piece> Pieces { get; init; }

    public required string Time { get; init; }

    /// <summary>The day that begins with it, or null.</summary>
    public required string? Day { get; init; }

    /// <summary>Name of that day for the page's script: a day is announced once.</summary>
    public required string DayKey { get; init; }

    /// <summary>True where reading had stopped.</summary>
    public required bool IsFirstNew { get; init; }

    /// <summary>Views of messages in order.</summary>
    /// <param name="messages">The messages, and before them the one that precedes them, if any.</param>
    /// <param name="skip">1 when the first is only there because it precedes, else 0.</param>
    /// <param name="reader">How they are shown, and to whom.</param>
    internal static IReadOnlyList<MessageView> Of(IReadOnlyList<Message> messages, int skip, Reader reader) =>
        [.. messages.Select((message, i) => Of(message, i == 0 ? null : messages[i - 1], reader)).Skip(skip)];

    private static MessageView Of(Message message, Message? previous, Reader reader)
    {
        var at = reader.Me.Local(message.At);
        var isNewDay = previous is null || reader.Me.Local(previous.At).Date != at.Date;
        var isFirstNew = message.Number > reader.Read && previous is not null && previous.Number <= reader.Read;
        var follows = !isNewDay && !isFirstNew && previous is { Kind: MessageKind.Text } && previous.AuthorId == message.AuthorId;
        var name = reader.People[message.AuthorId].DisplayName;
        var service = ServiceLine.Of(message.Kind, name);
        var isMine = message.AuthorId == reader.Me.Id;
        return new()
        {
            Number = message.Number,
            Class = service is not null ? "s" : (isMine ? "me" : "") + (follows ? " k" : ""),
            Author = service is not null || isMine || follows || !reader.NamesAuthors ? null : name,
            Colour = Portrait.Colour(message.AuthorId),
            Pieces = Piece.Of(service ?? message.Text),
            Time = When.Time(at),
            Day = isNewDay ? reader.When.Day(at, reader.Me) : null,
            DayKey = at.ToString("yyMMdd", CultureInfo.InvariantCulture),
            IsFirstNew = isFirstNew,
        };
    }
}

/// <summary>Who reads, and how.</summary>
/// <param name="Me">The reader.</param>
/// <param name="People">Everybody's names.</param>
/// <param name="When">Says moments.</param>
/// <param name="NamesAuthors">True where more than two talk.</param>
/// <param name="Read">Number of the last message read before; the greatest number for none to mark.</param>
internal sealed record Reader(CurrentUser Me, IPeople People, When When, bool NamesAuthors, long Read = long.MaxValue);

/// <summary>Several messages, and how to get those before and after them.</summary>
/// <param name="Messages">In order.</param>
/// <param name="Conversation">Key of the conversation.</param>
/// <param name="HasEarlier">True when there are some before.</param>
/// <param name="HasLater">True when there are some after, which the page does not show.</param>
/// <param name="Read">Number of the last message read before, when that one is further up; else null.</param>
public sealed record MessageListModel(IReadOnlyList<MessageView> Messages, long Conversation, bool HasEarlier, bool HasLater, long? Read = null)
{
    internal string EarlierAddress => $"/c/{Conversation}?before={Messages[0].Number}" + (Read is null ? "" : $"&read={Read}");
}
