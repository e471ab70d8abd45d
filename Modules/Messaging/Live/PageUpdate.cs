using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Live;

/// <summary>What changed since a page was loaded or last updated.</summary>
/// <param name="Unread">Unread messages in all; null where that did not change.</param>
/// <param name="Moved">Conversations to show at the head of the list, the latest last.</param>
/// <param name="Recounted">Conversations that stay at their place in the list, with another count.</param>
/// <param name="Archived">Keys of conversations that have just been archived.</param>
/// <param name="Changes">Messages of the open conversation.</param>
/// <param name="Seen">Number of the last message there that all have read; null where that did not advance.</param>
/// <param name="Open">Key of the open conversation, or null.</param>
/// <param name="IsCompact">True everywhere but on the dashboard.</param>
/// <param name="Happened">
/// The open conversation when there are new service lines, as it may have been renamed or left; else null.
/// </param>
/// <param name="IsOver">True when the page shows a conversation that the person has left.</param>
/// <param name="WithNewSettings">The open conversation when the person has changed their settings for it; else null.</param>
public sealed record PageUpdate(
    int? Unread,
    IReadOnlyList<ConversationSummary> Moved,
    IReadOnlyList<ConversationSummary> Recounted,
    IReadOnlyList<long> Archived,
    MessageChanges Changes,
    long? Seen,
    long? Open,
    bool IsCompact,
    ConversationSummary? Happened,
    bool IsOver,
    ConversationSummary? WithNewSettings)
{
    internal bool IsNone =>
        Seen is null && Moved.Count + Recounted.Count + Archived.Count + Changes.Count == 0;

    // A message in the open conversation, and nothing else.
    internal static PageUpdate Of(MessageChanges posted, long? seen, PageSubscription subscription) => new(
        Unread: null,
        Moved: [],
        Recounted: [],
        Archived: [],
        posted,
        seen,
        subscription.Open,
        IsCompact: true,
        Happened: null,
        IsOver: false,
        WithNewSettings: null);

    // A message that arrives in the open conversation is read at once: it does not count as unread, and the conversation's
    // place in the list does not change.
    internal static PageUpdate Of(
        IReadOnlyList<ConversationSummary> found, MessageChanges changes, PageSubscription subscription, long since)
    {
        var open = found.FirstOrDefault(summary => summary.ConversationId == subscription.Open);
        var withNewSettings = open?.OwnChange > since ? open.AsRead() : null;
        List<ConversationSummary> listed = [.. found.Where(summary => summary != open)];
        if (withNewSettings is not null) listed.Add(withNewSettings);
        List<ConversationSummary> shown = [.. listed.Where(summary => !summary.IsArchived)];
        return new(
            listed.Count == 0 ? null : found[0].AllUnread - (open?.Counted ?? 0),
            [.. shown.Where(summary => summary.MessageId > since)],
            [.. shown.Where(summary => summary.MessageId <= since
                && (subscription.IsDashboard || summary.Change > since))],
            [.. listed.Where(summary => summary.IsArchived && summary.OwnChange > since)
                .Select(summary => summary.ConversationId)],
            changes,
            open?.Seen.Change > since ? open.Seen.Number : null,
            subscription.Open,
            !subscription.IsDashboard,
            changes.Added.Any(message => message.IsService) ? open : null,
            IsOver: subscription.Open is not null && open is not { IsOver: false },
            withNewSettings);
    }
}
