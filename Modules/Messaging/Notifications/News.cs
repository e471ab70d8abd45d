using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Notifications;

/// <summary>What changed since a page was drawn or last told.</summary>
/// <param name="Unread">Unread messages in all; null where it did not change.</param>
/// <param name="Rows">Rows to show at the head of the list, the latest last.</param>
/// <param name="Marked">Rows that stay where they are, with another count.</param>
/// <param name="Said">Messages of the open conversation.</param>
/// <param name="Open">Key of the open conversation, or null.</param>
/// <param name="IsCompact">True everywhere but on the dashboard.</param>
public sealed record News(int? Unread, IReadOnlyList<Row> Rows, IReadOnlyList<Row> Marked, IReadOnlyList<MessageView> Said, long? Open, bool IsCompact)
{
    internal bool IsNone => Rows.Count + Marked.Count + Said.Count == 0;

    // What comes into the open conversation is seen there: it counts as unread for no moment, and its row says nothing new.
    internal static News Of(IReadOnlyList<Row> found, IReadOnlyList<MessageView> said, long? open, bool isDashboard, long seen)
    {
        var openUnread = found.FirstOrDefault(row => row.ConversationId == open)?.Unread ?? 0;
        Row[] others = [.. found.Where(row => row.ConversationId != open)];
        return new(others.Length == 0 ? null : others[0].AllUnread - openUnread,
            [.. others.Where(row => row.MessageId > seen)], [.. others.Where(row => row.MessageId <= seen)], said, open, !isDashboard);
    }
}
