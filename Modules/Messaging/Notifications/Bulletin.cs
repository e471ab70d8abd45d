using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Notifications;

/// <summary>
/// Finds what is new for an open page: none where a message is all there is to it, and others have heard it; else one query,
/// another for its conversation, one more where that changed.
/// </summary>
internal sealed class Bulletin(Rows rows, Pages pages, MessagingContext messaging, JustSaid justSaid)
{
    // A page that has missed more than this is better drawn anew.
    private const int MostChanges = 100;

    /// <summary>What changed since a page was told last; null when it is too much to tell.</summary>
    public async Task<News?> Since(CurrentUser me, Pulse.Heard heard, Watch watch, CancellationToken cancel)
    {
        if (heard.IsOneEntry && watch.Open is not null && await justSaid.By(messaging, me.Id, heard.Now) is { } said && said.Message.ConversationId == watch.Open)
            return News.Of(pages.Told(me, said), said.SeenChange > heard.Seen ? said.Seen : null, watch);
        return await Since(me, heard.Seen, watch, cancel);
    }

    private async Task<News?> Since(CurrentUser me, long seen, Watch watch, CancellationToken cancel)
    {
        var found = await rows.ChangedSince(me, seen, watch.Open, MostChanges, cancel);
        var changes = found.FirstOrDefault(row => row.ConversationId == watch.Open) is { } open ? await pages.ChangedSince(me, open, seen, MostChanges, cancel) : Changes.None;
        return found.Count == MostChanges || changes.Count == MostChanges ? null : News.Of(found, changes, watch, seen);
    }
}

/// <summary>What a page shows, and which it is.</summary>
/// <param name="Open">Key of its conversation, or null.</param>
/// <param name="IsDashboard">True where each row shows what was said last.</param>
/// <param name="Tab">Its name for itself: its own doings are no news to it.</param>
internal sealed record Watch(long? Open, bool IsDashboard, string? Tab);
