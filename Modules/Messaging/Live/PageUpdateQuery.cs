using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// Finds what an open page has to update. No query where the only change is a message that was already found for another
/// page; else one, another for an open conversation, and one more where that changed.
/// </summary>
internal sealed class PageUpdateQuery(
    ConversationListQuery conversations,
    ConversationPageQuery pages,
    MessagingContext messaging,
    RecentMessageCache recentMessages)
{
    // A page that missed more than this is better loaded again.
    private const int MostChanges = 100;

    /// <summary>What changed since the page was last updated; null where the page must be loaded again.</summary>
    public async Task<PageUpdate?> Since(
        CurrentUser me, Pulse.Heard heard, PageSubscription subscription, CancellationToken cancel)
    {
        if (heard.IsOneEntry
            && subscription.Open is not null
            && await recentMessages.By(messaging, me.Id, heard.Now) is { } recent
            && recent.Message.ConversationId == subscription.Open)
        {
            var seen = recent.SeenChange > heard.Seen ? recent.Seen : (long?)null;
            return PageUpdate.Of(pages.JustPosted(me, recent), seen, subscription);
        }

        return await Since(me, heard.Seen, subscription, cancel);
    }

    private async Task<PageUpdate?> Since(
        CurrentUser me, long seen, PageSubscription subscription, CancellationToken cancel)
    {
        var found = await conversations.ChangedSince(me, seen, subscription.Open, MostChanges, cancel);
        var open = found.FirstOrDefault(summary => summary.ConversationId == subscription.Open);
        var changes = open is null
            ? MessageChanges.None
            : await pages.ChangedSince(me, open, seen, MostChanges, cancel);
        return found.Count == MostChanges || changes.Count == MostChanges
            ? null
            : PageUpdate.Of(found, changes, subscription, seen);
    }
}
