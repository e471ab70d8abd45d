using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// Queries the updates for an open page. No query if the only change is a message that was already loaded for another
/// page. Otherwise one, plus one for an open conversation, plus one if that has changed.
/// </summary>
internal sealed class PageUpdateQuery(
    MessagingContext messaging,
    ConversationListQuery conversations,
    NearbyMessages nearby,
    RecentMessageCache recentMessages)
{
    // A page that missed more changes is reloaded instead.
    private const int MostChanges = 100;

    private static readonly Func<MessagingContext, long, long, long, int, IAsyncEnumerable<Message>> FindChanged =
        QueryFragment.Compile((MessagingContext messaging, long person, long conversation, long entry, int most) =>
            MessagingContext.Visible.With(messaging, person)
                .Where(message => message.ConversationId == conversation && message.Change > entry)
                .OrderBy(message => message.Number)
                .Take(most));

    /// <summary>The changes since the last update; null if the page must be reloaded.</summary>
    public async Task<PageUpdate?> Since(
        CurrentUser me, Pulse.WaitResult heard, PageSubscription subscription, CancellationToken cancel)
    {
        if (heard.IsOneEntry
            && subscription.Open is not null
            && await recentMessages.By(messaging, me.Id, heard.Now) is { } recent
            && recent.Message.ConversationId == subscription.Open)
        {
            var reader = nearby.ReaderOf(me, recent.Names) with { NamesAuthors = recent.IsInGroup };
            var seen = recent.SeenChange > heard.Seen ? recent.Seen : (long?)null;
            return PageUpdate.Of(
                new([MessageView.Of(recent.Message, recent.Before, reader)], []), seen, subscription);
        }

        return await Since(me, heard.Seen, subscription, cancel);
    }

    private async Task<PageUpdate?> Since(
        CurrentUser me, long seen, PageSubscription subscription, CancellationToken cancel)
    {
        var found = await conversations.ChangedSince(me, seen, subscription.Open, MostChanges, cancel);
        var open = found.FirstOrDefault(summary => summary.ConversationId == subscription.Open);
        var changes = open is null ? MessageChanges.None : await ChangedSince(me, open, seen, cancel);
        return found.Count == MostChanges || changes.Count == MostChanges
            ? null
            : PageUpdate.Of(found, changes, subscription, seen);
    }

    private async Task<MessageChanges> ChangedSince(
        CurrentUser me, ConversationSummary open, long entry, CancellationToken cancel)
    {
        var changed = await FindChanged(messaging, me.Id, open.ConversationId, entry, MostChanges).ToListAsync(cancel);
        if (changed.Count == 0) return MessageChanges.None;
        var preceding = changed.Select(message => message.Number - 1);
        var reader = await nearby.ReaderOf(me, changed, preceding, mayHaveLeft: true, cancel) with
        {
            NamesAuthors = open.IsGroup,
            MediaDisplay = open.MediaDisplay,
        };
        return MessageChanges.Of(changed, entry, reader);
    }
}
