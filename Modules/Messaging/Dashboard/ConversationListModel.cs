namespace OurWhats.Messaging.Dashboard;

/// <summary>A list of conversations, with or without their last messages.</summary>
/// <param name="Conversations">The latest first.</param>
/// <param name="IsCompact">
/// True beside another page: names and counts only, so that no text of one conversation is compressed with another's.
/// </param>
/// <param name="More">Address of the conversations after these, or null.</param>
/// <param name="Open">Key of the conversation that the page shows, or null.</param>
/// <param name="HasArchived">True on the dashboard when some are archived.</param>
/// <param name="Name">The list's id in the page: updates are put into "rows".</param>
public sealed record ConversationListModel(
    IReadOnlyList<ConversationSummary> Conversations,
    bool IsCompact,
    string? More = null,
    long? Open = null,
    bool HasArchived = false,
    string Name = "rows")
{
    /// <summary>A page of conversations with their last messages.</summary>
    /// <param name="found">The conversations, and one more than is shown if there is one.</param>
    /// <param name="most">How many are shown.</param>
    /// <param name="address">Address of the page.</param>
    internal static ConversationListModel Page(IReadOnlyList<ConversationSummary> found, int most, string address) => new(
        [.. found.Take(most)],
        IsCompact: false,
        found.Count > most ? $"{address}?before={found[most - 1].MessageId}" : null);
}

/// <summary>One conversation of such a list.</summary>
public sealed record ConversationListItemModel(ConversationSummary Summary, bool IsCompact, bool IsOpen = false);
