using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Notifications;

/// <summary>What changed since a page was drawn or last told.</summary>
/// <param name="Unread">Unread messages in all; null where it did not change.</param>
/// <param name="Rows">Rows to show at the head of the list, the latest last.</param>
/// <param name="Marked">Rows that stay where they are, with another count.</param>
/// <param name="Gone">Keys of conversations that have just been put apart.</param>
/// <param name="Changes">Messages of the open conversation.</param>
/// <param name="Seen">Number of the last message there that all have read; null where it did not move.</param>
/// <param name="Open">Key of the open conversation, or null.</param>
/// <param name="IsCompact">True everywhere but on the dashboard.</param>
/// <param name="Happened">The open conversation when something happened to it that is not said by anybody: it may have another name, or be over; else null.</param>
/// <param name="IsOver">True when the page shows a conversation which the person has left.</param>
/// <param name="Kept">The open conversation when the person has changed how they keep it; else null.</param>
public sealed record News(int? Unread, IReadOnlyList<Row> Rows, IReadOnlyList<Row> Marked, IReadOnlyList<long> Gone, Changes Changes, long? Seen, long? Open, bool IsCompact, Row? Happened, bool IsOver, Row? Kept)
{
    internal bool IsNone => Seen is null && Rows.Count + Marked.Count + Gone.Count + Changes.Count == 0;

    // A message in the open conversation, and nothing else.
    internal static News Of(Changes said, long? seen, Watch watch) =>
        new(Unread: null, [], [], [], said, seen, watch.Open, IsCompact: true, Happened: null, IsOver: false, Kept: null);

    // What comes into the open conversation is seen there: it counts as unread for no moment, and its row says nothing new.
    internal static News Of(IReadOnlyList<Row> found, Changes changes, Watch watch, long seen)
    {
        var open = found.FirstOrDefault(row => row.ConversationId == watch.Open);
        var kept = open?.OwnChange > seen ? open.AsRead() : null;
        Row[] others = [.. found.Where(row => row != open), .. kept is null ? [] : (Row[])[kept]];
        Row[] shown = [.. others.Where(row => !row.IsArchived)];
        return new(others.Length == 0 ? null : found[0].AllUnread - (open?.Counted ?? 0),
            [.. shown.Where(row => row.MessageId > seen)], [.. shown.Where(row => row.MessageId <= seen && (watch.IsDashboard || row.Change > seen))],
            [.. others.Where(row => row.IsArchived && row.OwnChange > seen).Select(row => row.ConversationId)],
            changes, open?.Seen.Change > seen ? open.Seen.Number : null, watch.Open, !watch.IsDashboard,
            changes.Said.Any(message => message.IsService) ? open : null, IsOver: watch.Open is not null && open is not { IsOver: false }, kept);
    }
}
