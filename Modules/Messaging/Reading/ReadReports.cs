using System.Collections.Concurrent;

namespace OurWhats.Messaging.Reading;

/// <summary>
/// Knows which sessions' pages tell by themselves what is looked at. A page without a script cannot: for such a session,
/// what a page shows counts as read. Kept in memory: after a restart, open pages tell again with their next poll.
/// </summary>
internal sealed class ReadReports
{
    // Unread conversations opened one after the other, as in tabs behind, before a session counts as one without a script.
    private const int MostSilentPages = 10;

    private readonly ConcurrentDictionary<string, int> silentPages = new();

    /// <summary>A page of the session has told what is looked at.</summary>
    public void Note(CurrentUser me)
    {
        if (silentPages.TryAdd(me.Session, 0)) me.SessionEnded.Register(() => silentPages.TryRemove(me.Session, out _));
        else silentPages[me.Session] = 0;
    }

    /// <summary>True if the page of an unread conversation, which is about to be shown, will tell when it is looked at.</summary>
    public bool IsExpectedOf(CurrentUser me)
    {
        if (!silentPages.TryGetValue(me.Session, out var pages) || pages >= MostSilentPages) return false;
        silentPages.TryUpdate(me.Session, pages + 1, pages);
        return true;
    }
}
