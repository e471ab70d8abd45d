using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Dashboard;

/// <summary>A person's conversations by last activity: the dashboard, the left column, the news. One query each.</summary>
internal sealed class Rows(MessagingContext messaging, IPeople people, When when) : ISidebar
{
    private const int MostInSidebar = 15;

    public async Task<Sidebar> For(CurrentUser me, CancellationToken cancel) => Sidebar(await Latest(me, null, MostInSidebar, cancel));

    /// <summary>The latest ones, and the open one wherever it is.</summary>
    public async Task<IReadOnlyList<Row>> Latest(CurrentUser me, long? open, int most, CancellationToken cancel)
    {
        var found = await Of(me).OrderByDescending(row => row.ConversationId == open).ThenByDescending(row => row.MessageId).Take(most).ToListAsync(cancel);
        return [.. found.OrderByDescending(row => row.MessageId).Select(row => Row.Of(row, me, people, when))];
    }

    /// <summary>The latest ones of the left column, and the open one.</summary>
    public Task<IReadOnlyList<Row>> Beside(CurrentUser me, long open, CancellationToken cancel) => Latest(me, open, MostInSidebar, cancel);

    /// <summary>Those before a row of the dashboard, given by its message.</summary>
    public async Task<IReadOnlyList<Row>> Before(CurrentUser me, long message, int most, CancellationToken cancel) =>
        [.. (await Of(me).Where(row => row.MessageId < message).OrderByDescending(row => row.MessageId).Take(most).ToListAsync(cancel)).Select(row => Row.Of(row, me, people, when))];

    /// <summary>Those in which something changed after a journal entry, the latest last, and the open one in any case.</summary>
    public async Task<IReadOnlyList<Row>> ChangedSince(CurrentUser me, long entry, long? open, int most, CancellationToken cancel) =>
        [.. (await Of(me).Where(row => row.Change > entry || row.ConversationId == open).OrderBy(row => row.MessageId).Take(most).ToListAsync(cancel)).Select(row => Row.Of(row, me, people, when))];

    public static Sidebar Sidebar(IReadOnlyList<Row> rows, long? open = null) =>
        new(rows.Count > 0 ? rows[0].AllUnread : 0, () => RowList.Create(new(rows, IsCompact: true, Open: open)));

    // Ordered by the last message that the person may see: who has left a group does not see it move.
    private IQueryable<FoundRow> Of(CurrentUser me) =>
        from participant in messaging.Participants.AsNoTracking()
        where participant.PersonId == me.Id
        from message in messaging.VisibleTo(me.Id)
        where message.ConversationId == participant.ConversationId && message.Number == (participant.Until ?? participant.Conversation.Last)
        select new FoundRow
        {
            ConversationId = participant.ConversationId,
            Title = participant.Conversation.Title,
            About = participant.Conversation.About,
            PartnerId = participant.Conversation.LowPersonId == me.Id ? participant.Conversation.HighPersonId : participant.Conversation.LowPersonId,
            Read = participant.Read,
            IsOver = participant.Until != null,
            Change = participant.Until == null && participant.Conversation.Change > participant.Change ? participant.Conversation.Change : participant.Change,
            MessageId = message.Id,
            Number = message.Number,
            AuthorId = message.AuthorId,
            Kind = message.Kind,
            Text = message.Text.Substring(0, Row.MostPreviewCharacters),
            At = message.At,
            AllUnread = messaging.Participants.Where(one => one.PersonId == me.Id).Sum(one => (one.Until ?? one.Conversation.Last) - one.Read),
        };
}

/// <summary>What the query finds for a row.</summary>
internal sealed class FoundRow
{
    public required long ConversationId { get; init; }
    public required string? Title { get; init; }
    public required string? About { get; init; }
    public required long? PartnerId { get; init; }
    public required long Read { get; init; }
    public required bool IsOver { get; init; }
    public required long Change { get; init; }
    public required long MessageId { get; init; }
    public required long Number { get; init; }
    public required long AuthorId { get; init; }
    public required MessageKind Kind { get; init; }
    public required string Text { get; init; }
    public required long At { get; init; }
    public required long AllUnread { get; init; }
}
