using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Live;

/// <summary>Changes since a page was loaded or last updated.</summary>
public sealed record PageUpdate
{
    /// <summary>Changes in the open conversation's messages.</summary>
    public required MessageChanges Changes { get; init; }

    /// <summary>Key of the open conversation, or null.</summary>
    public required long? Open { get; init; }

    /// <summary>True except on the dashboard.</summary>
    public required bool IsCompact { get; init; }

    /// <summary>Number of the last message in the open conversation that all have read; null if unchanged.</summary>
    public long? Seen { get; private init; }

    /// <summary>Unread messages in all conversations; null if unchanged.</summary>
    public int? Unread { get; private init; }

    /// <summary>Conversations to move to the head of the list, the latest last.</summary>
    public IReadOnlyList<ConversationSummary> Moved { get; private init; } = [];

    /// <summary>Conversations that keep their place in the list, with a new count.</summary>
    public IReadOnlyList<ConversationSummary> Recounted { get; private init; } = [];

    /// <summary>Keys of conversations that have just been archived.</summary>
    public IReadOnlyList<long> Archived { get; private init; } = [];

    /// <summary>
    /// The open conversation if there are new service lines, because its title or the person's membership may have
    /// changed; otherwise null.
    /// </summary>
    public ConversationSummary? Happened { get; private init; }

    /// <summary>True when the page shows a conversation that the person has left.</summary>
    public bool IsOver { get; private init; }

    /// <summary>The open conversation if the person has changed their settings for it; otherwise null.</summary>
    public ConversationSummary? WithNewSettings { get; private init; }

    internal bool IsNone =>
        Seen is null && Moved.Count + Recounted.Count + Archived.Count + Changes.Count == 0;

    // For a message in the open conversation as the only change.
    internal static PageUpdate Of(MessageChanges posted, long? seen, PageSubscription subscription) => new()
    {
        Changes = posted,
        Open = subscription.Open,
        IsCompact = true,
        Seen = seen,
    };

    // A message that arrives in the open conversation counts as read, and the conversation keeps its place in the list.
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
