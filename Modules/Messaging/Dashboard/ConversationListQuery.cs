using System.Linq.Expressions;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Dashboard;

/// <summary>
/// Queries a person's conversations, sorted by last activity, for the dashboard, the left column and updates. One query
/// each.
/// </summary>
internal sealed class ConversationListQuery(
    MessagingContext messaging,
    IPeople people,
    DateText dates,
    TimeProvider clock) : ISidebar
{
    private const int MostInSidebar = 15;

    // Joins the latest message that the person may see. Lists are sorted by its time, so a group does not move for
    // people who have left it. It is nearly always the last message; imported messages have greater numbers and earlier
    // times.
    private static readonly Expression<Func<MessagingContext, long, long, IQueryable<ConversationRow>>> Of =
        (messaging, person, now) =>
            from participant in messaging.Participants.AsNoTracking()
            where participant.PersonId == person
            from message in MessagingContext.Visible.With(messaging, person)
            where message.ConversationId == participant.ConversationId
                && message.Number == (participant.Until ?? messaging.Messages
                    .Where(known => known.ConversationId == participant.ConversationId)
                    .OrderByDescending(known => known.At)
                    .ThenByDescending(known => known.Number)
                    .Select(known => known.Number)
                    .First())
            select new ConversationRow
            {
                ConversationId = participant.ConversationId,
                ConversationKind = participant.Conversation.Kind,
                Title = participant.TitleThen ?? participant.Conversation.Title,
                About = participant.Conversation.About,
                Picture = participant.Until == null ? participant.Conversation.Picture : null,
                PartnerId = participant.Conversation.LowPersonId == person
                    ? participant.Conversation.HighPersonId
                    : participant.Conversation.LowPersonId,
                Read = participant.Read,
                ErasedUnread = participant.ErasedUnread,
                IsOver = participant.Until != null,
                Seen = participant.Until == null ? participant.Conversation.Seen : 0,
                SeenChange = participant.Until == null ? participant.Conversation.SeenChange : 0,
                IsMarkedUnread = participant.IsMarkedUnread,
                MutedUntil = participant.MutedUntil > now ? participant.MutedUntil : null,
                IsArchived = participant.IsArchived,
                OwnChange = participant.Change,
                Change = participant.Until == null && participant.Conversation.Change > participant.Change
                    ? participant.Conversation.Change
                    : participant.Change,
                MessageId = message.Id,
                MessageChange = message.Change,
                IsErased = message.ErasedAt != null,
                Last = participant.Until ?? participant.Conversation.Last,
                AuthorId = message.AuthorId,
                Kind = message.Kind,
                Pictures = message.Pictures,
                Files = message.Files,
                MediaDisplay = participant.MediaDisplay,
                Text = message.Text.Substring(0, ConversationSummary.MostPreviewCharacters),
                At = message.At,
                AllUnread = messaging.Participants
                    .Where(mine => mine.PersonId == person
                        && !mine.IsArchived
                        && (mine.MutedUntil == null || mine.MutedUntil <= now))
                    .Sum(mine => mine.IsMarkedUnread
                            && mine.Read + mine.ErasedUnread == (mine.Until ?? mine.Conversation.Last)
                        ? 1
                        : (mine.Until ?? mine.Conversation.Last) - mine.Read - mine.ErasedUnread),
            };

    private static readonly Func<MessagingContext, long, long, long?, int, IAsyncEnumerable<ConversationRow>> FindLatest =
        QueryFragment.Compile((MessagingContext messaging, long person, long now, long? open, int most) =>
            Of.With(messaging, person, now)
                .Where(row => !row.IsArchived || row.ConversationId == open)
                .OrderByDescending(row => row.ConversationId == open)
                .ThenByDescending(row => row.At)
                .ThenByDescending(row => row.MessageId)
                .Take(most));

    private static readonly Func<MessagingContext, long, long, bool, long, int, IAsyncEnumerable<ConversationRow>> FindBefore =
        QueryFragment.Compile((MessagingContext messaging, long person, long now, bool isArchived, long message, int most) =>
            Of.With(messaging, person, now)
                .Where(row => row.IsArchived == isArchived)
                .Select(row => new
                {
                    Row = row,
                    // A key that does not exist means the beginning of the list.
                    End = MessagingContext.Visible.With(messaging, person)
                        .Where(known => known.Id == message)
                        .Select(known => (long?)known.At)
                        .FirstOrDefault() ?? long.MaxValue,
                })
                .Where(found => found.Row.At < found.End
                    || (found.Row.At == found.End && found.Row.MessageId < message))
                .Select(found => found.Row)
                .OrderByDescending(row => row.At)
                .ThenByDescending(row => row.MessageId)
                .Take(most));

    private static readonly Func<MessagingContext, long, long, long, long?, int, IAsyncEnumerable<ConversationRow>> FindChanged =
        QueryFragment.Compile((MessagingContext messaging, long person, long now, long entry, long? open, int most) =>
            Of.With(messaging, person, now)
                .Where(row => row.Change > entry || row.MessageChange > entry || row.ConversationId == open)
                .OrderBy(row => row.At)
                .ThenBy(row => row.MessageId)
                .Take(most));

    private long Now => clock.GetUtcNow().ToUnixTimeMilliseconds();

    public static Sidebar Sidebar(IReadOnlyList<ConversationSummary> conversations, long? open = null)
    {
        var unread = conversations.Count > 0 ? conversations[0].AllUnread : 0;
        return new(unread, () => ConversationList.Create(
            new([.. conversations.Where(summary => !summary.IsArchived)], IsCompact: true, Open: open)));
    }

    public async Task<Sidebar> For(CurrentUser me, CancellationToken cancel) =>
        Sidebar(await Latest(me, null, MostInSidebar, cancel));

    /// <summary>The latest conversations that are not archived, and the open one in any case.</summary>
    public async Task<IReadOnlyList<ConversationSummary>> Latest(
        CurrentUser me, long? open, int most, CancellationToken cancel)
    {
        var found = await Summaries(FindLatest(messaging, me.Id, Now, open, most), me, cancel);
        return [.. found.OrderByDescending(summary => (summary.At, summary.MessageId))];
    }

    /// <summary>The latest conversations for the left column, and the open one in any case.</summary>
    public Task<IReadOnlyList<ConversationSummary>> Beside(CurrentUser me, long open, CancellationToken cancel) =>
        Latest(me, open, MostInSidebar, cancel);

    /// <summary>The dashboard's next page: conversations whose last message is earlier than the given one.</summary>
    public Task<IReadOnlyList<ConversationSummary>> Before(
        CurrentUser me, long message, int most, CancellationToken cancel) =>
        Before(me, isArchived: false, message, most, cancel);

    /// <summary>Archived conversations whose last message is earlier than the given one.</summary>
    public Task<IReadOnlyList<ConversationSummary>> Archived(
        CurrentUser me, long message, int most, CancellationToken cancel) =>
        Before(me, isArchived: true, message, most, cancel);

    public Task<bool> HasArchived(CurrentUser me, CancellationToken cancel) => messaging.Participants.AnyAsync(
        participant => participant.PersonId == me.Id && participant.IsArchived, cancel);

    /// <summary>Conversations changed after a journal entry, the latest last, and the open one in any case.</summary>
    public async Task<IReadOnlyList<ConversationSummary>> ChangedSince(
        CurrentUser me, long entry, long? open, int most, CancellationToken cancel) =>
        await Summaries(FindChanged(messaging, me.Id, Now, entry, open, most), me, cancel);

    private async Task<IReadOnlyList<ConversationSummary>> Before(
        CurrentUser me, bool isArchived, long message, int most, CancellationToken cancel) =>
        await Summaries(FindBefore(messaging, me.Id, Now, isArchived, message, most), me, cancel);

    private async Task<ConversationSummary[]> Summaries(
        IAsyncEnumerable<ConversationRow> found, CurrentUser me, CancellationToken cancel) =>
        await found.Select(row => ConversationSummary.Of(row, me, people, dates)).ToArrayAsync(cancel);
}
