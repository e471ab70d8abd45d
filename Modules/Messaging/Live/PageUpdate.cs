using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Live;

/// <summary>What changed since a page was loaded or last updated.</summary>
public sealed record PageUpdate
{
    /// <summary>Messages of the open conversation.</summary>
    public required MessageChanges Changes { get; init; }

    /// <summary>Key of the open conversation, or null.</summary>
    public required long? Open { get; init; }

    /// <summary>True everywhere but on the dashboard.</summary>
    public required bool IsCompact { get; init; }

    /// <summary>Number of the last message there that all have read; null where that did not advance.</summary>
    public long? Seen { get; private init; }

    /// <summary>Unread messages in all; null where that did not change.</summary>
    public int? Unread { get; private init; }

    /// <summary>Conversations to show at the head of the list, the latest last.</summary>
    public IReadOnlyList<ConversationSummary> Moved { get; private init; } = [];

    /// <summary>Conversations that stay at their place in the list, with another count.</summary>
    public IReadOnlyList<ConversationSummary> Recounted { get; private init; } = [];

    /// <summary>Keys of conversations that have just been archived.</summary>
    public IReadOnlyList<long> Archived { get; private init; } = [];

    /// <summary>
    /// The open conversation when there are new service lines, as it may have been renamed or left; else null.
    /// </summary>
    public ConversationSummary? Happened { get; private init; }

    /// <summary>True when the page shows a conversation that the person has left.</summary>
    public bool IsOver { get; private init; }

    /// <summary>The open conversation when the person has changed their settings for it; else null.</summary>
    public ConversationSummary? WithNewSettings { get; private init; }

    internal bool IsNone =>
        Seen is null && Moved.Count + Recounted.Count + Archived.Count + Changes.Count == 0;

    // A message in the open conversation, and nothing else.
    internal static PageUpdate Of(MessageChanges posted, long? seen, PageSubscription subscription) => new()
    {
        Changes = posted,
        Open = subscription.Open,
        IsCompact = true,
        Seen = seen,
    };

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
        return new()
        {
            Changes = changes,
            Open = subscription.Open,
            IsCompact = !subscription.IsDashboard,
            Seen = open?.Seen.Change > since ? open.Seen.Number : null,
            Unread = listed.Count == 0 ? null : found[0].AllUnread - (open?.Counted ?? 0),
            Moved = [.. shown.Where(summary => summary.MessageId > since)],
            Recounted = [.. shown.Where(summary => summary.MessageId <= since
                && (subscription.IsDashboard || summary.Change > since))],
            Archived = [.. listed.Where(summary => summary.IsArchived && summary.OwnChange > since)
                .Select(summary => summary.ConversationId)],
            Happened = changes.Added.Any(message => message.IsService) ? open : null,
            IsOver = subscription.Open is not null && open is not { IsOver: false },
            WithNewSettings = withNewSettings,
        };
    }
}
