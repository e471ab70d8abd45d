using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Dashboard;

/// <summary>A person's conversations by last activity: the dashboard, the left column, the news. One query each.</summary>
internal sealed class Rows(MessagingContext messaging, IPeople people, When when, TimeProvider clock) : ISidebar
{
    private const int MostInSidebar = 15;

    // Ordered by the last message that the person may see: who has left a group does not see it move.
    private static readonly Expression<Func<MessagingContext, long, long, IQueryable<FoundRow>>> Of = (messaging, person, now) =>
        from participant in messaging.Participants.AsNoTracking()
        where participant.PersonId == person
        from message in MessagingContext.Visible.With(messaging, person)
        where message.ConversationId == participant.ConversationId && message.Number == (participant.Until ?? participant.Conversation.Last)
        select new FoundRow
        {
            ConversationId = participant.ConversationId,
            Title = participant.TitleThen ?? participant.Conversation.Title,
            About = participant.Conversation.About,
            Picture = participant.Until == null ? participant.Conversation.Picture : null,
            PartnerId = participant.Conversation.LowPersonId == person ? participant.Conversation.HighPersonId : participant.Conversation.LowPersonId,
            Read = participant.Read,
            IsOver = participant.Until != null,
            Seen = participant.Until == null ? participant.Conversation.Seen : 0,
            SeenChange = participant.Until == null ? participant.Conversation.SeenChange : 0,
            IsMarkedUnread = participant.IsMarkedUnread,
            MutedUntil = participant.MutedUntil > now ? participant.MutedUntil : null,
            IsArchived = participant.IsArchived,
            OwnChange = participant.Change,
            Change = participant.Until == null && participant.Conversation.Change > participant.Change ? participant.Conversation.Change : participant.Change,
            MessageId = message.Id,
            MessageChange = message.Change,
            IsErased = message.ErasedAt != null,
            Number = message.Number,
            AuthorId = message.AuthorId,
            Kind = message.Kind,
            Pictures = message.Pictures,
            Files = message.Files,
            Showing = participant.Showing,
            Text = message.Text.Substring(0, Row.MostPreviewCharacters),
            At = message.At,
            AllUnread = messaging.Participants.Where(one => one.PersonId == person && !one.IsArchived && (one.MutedUntil == null || one.MutedUntil <= now))
                .Sum(one => one.IsMarkedUnread && one.Read == (one.Until ?? one.Conversation.Last) ? 1 : (one.Until ?? one.Conversation.Last) - one.Read),
        };

    private static readonly Func<MessagingContext, long, long, long?, int, IAsyncEnumerable<FoundRow>> FindLatest =
        Part.Compile((MessagingContext messaging, long person, long now, long? open, int most) =>
            Of.With(messaging, person, now).Where(row => !row.IsArchived || row.ConversationId == open).OrderByDescending(row => row.ConversationId == open).ThenByDescending(row => row.MessageId).Take(most));

    private static readonly Func<MessagingContext, long, long, bool, long, int, IAsyncEnumerable<FoundRow>> FindBefore =
        Part.Compile((MessagingContext messaging, long person, long now, bool isArchived, long message, int most) =>
            Of.With(messaging, person, now).Where(row => row.IsArchived == isArchived && row.MessageId < message).OrderByDescending(row => row.MessageId).Take(most));

    private static readonly Func<MessagingContext, long, long, long, long?, int, IAsyncEnumerable<FoundRow>> FindChanged =
        Part.Compile((MessagingContext messaging, long person, long now, long entry, long? open, int most) =>
            Of.With(messaging, person, now).Where(row => row.Change > entry || row.MessageChange > entry || row.ConversationId == open).OrderBy(row => row.MessageId).Take(most));

    public async Task<Sidebar> For(CurrentUser me, CancellationToken cancel) => Sidebar(await Latest(me, null, MostInSidebar, cancel));

    /// <summary>The latest ones, and the open one wherever it is.</summary>
    public async Task<IReadOnlyList<Row>> Latest(CurrentUser me, long? open, int most, CancellationToken cancel)
    {
        var found = await Shown(FindLatest(messaging, me.Id, Now, open, most), me, cancel);
        return [.. found.OrderByDescending(row => row.MessageId)];
    }

    /// <summary>The latest ones of the left column, and the open one.</summary>
    public Task<IReadOnlyList<Row>> Beside(CurrentUser me, long open, CancellationToken cancel) => Latest(me, open, MostInSidebar, cancel);

    /// <summary>Those before a row of the dashboard, given by its message.</summary>
    public Task<IReadOnlyList<Row>> Before(CurrentUser me, long message, int most, CancellationToken cancel) => Before(me, isArchived: false, message, most, cancel);

    /// <summary>Those that stand apart, before a row given by its message.</summary>
    public Task<IReadOnlyList<Row>> Archived(CurrentUser me, long message, int most, CancellationToken cancel) => Before(me, isArchived: true, message, most, cancel);

    /// <summary>True when some stand apart.</summary>
    public Task<bool> HasArchived(CurrentUser me, CancellationToken cancel) =>
        messaging.Participants.AnyAsync(one => one.PersonId == me.Id && one.IsArchived, cancel);

    /// <summary>Those in which something changed after a journal entry, the latest last, and the open one in any case.</summary>
    public async Task<IReadOnlyList<Row>> ChangedSince(CurrentUser me, long entry, long? open, int most, CancellationToken cancel) =>
        await Shown(FindChanged(messaging, me.Id, Now, entry, open, most), me, cancel);

    public static Sidebar Sidebar(IReadOnlyList<Row> rows, long? open = null) =>
        new(rows.Count > 0 ? rows[0].AllUnread : 0, () => RowList.Create(new([.. rows.Where(row => !row.IsArchived)], IsCompact: true, Open: open)));

    private async Task<IReadOnlyList<Row>> Before(CurrentUser me, bool isArchived, long message, int most, CancellationToken cancel) =>
        await Shown(FindBefore(messaging, me.Id, Now, isArchived, message, most), me, cancel);

    private async Task<Row[]> Shown(IAsyncEnumerable<FoundRow> found, CurrentUser me, CancellationToken cancel) =>
        await found.Select(row => Row.Of(row, me, people, when)).ToArrayAsync(cancel);

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();
}

/// <summary>What the query finds for a row.</summary>
internal sealed class FoundRow
{
    public required long ConversationId { get; init; }
    public required string? Title { get; init; }
    public required string? About { get; init; }
    public required string? Picture { get; init; }
    public required long? PartnerId { get; init; }
    public required long Read { get; init; }
    public required bool IsOver { get; init; }
    public required long Seen { get; init; }
    public required long SeenChange { get; init; }
    public required bool IsMarkedUnread { get; init; }
    public required long? MutedUntil { get; init; }
    public required bool IsArchived { get; init; }
    public required long Change { get; init; }
    public required long OwnChange { get; init; }
    public required long MessageId { get; init; }
    public required long MessageChange { get; init; }
    public required bool IsErased { get; init; }
    public required long Number { get; init; }
    public required long AuthorId { get; init; }
    public required MessageKind Kind { get; init; }
    public required int Pictures { get; init; }
    public required int Files { get; init; }
    public required Showing? Showing { get; init; }
    public required string Text { get; init; }
    public required long At { get; init; }
    public required long AllUnread { get; init; }
}
