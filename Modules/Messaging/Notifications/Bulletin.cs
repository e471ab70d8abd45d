using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Notifications;

/// <summary>Finds what is new for an open page: one query, another for its conversation, one more where that changed.</summary>
internal sealed class Bulletin(Rows rows, Pages pages)
{
    // A page that has missed more than this is better drawn anew.
    private const int MostChanges = 100;

    /// <summary>What changed after a journal entry; null when it is too much to tell.</summary>
    public async Task<News?> Since(CurrentUser me, long seen, Watch watch, CancellationToken cancel)
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
