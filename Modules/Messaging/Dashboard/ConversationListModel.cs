namespace OurWhats.Messaging.Dashboard;

/// <summary>A list of conversations, with or without their last messages.</summary>
/// <param name="Conversations">The latest first.</param>
/// <param name="IsCompact">True beside another page: names and counts only, so that texts of different conversations
/// are never compressed together.</param>
/// <param name="More">Address of the next page, or null.</param>
/// <param name="Open">Key of the conversation that the page shows, or null.</param>
/// <param name="HasArchived">True on the dashboard if there are archived conversations.</param>
/// <param name="Name">HTML id of the list; updates go to "rows".</param>
public sealed record ConversationListModel(
    IReadOnlyList<ConversationSummary> Conversations,
    bool IsCompact,
    string? More = null,
    long? Open = null,
    bool HasArchived = false,
    string Name = "rows")
{
    /// <summary>A page of conversations with their last messages.</summary>
    /// <param name="found">The conversations, with one more than is shown if there is another page.</param>
    /// <param name="most">Number of conversations to show.</param>
    /// <param name="address">Address of the page.</param>
    internal static ConversationListModel Page(IReadOnlyList<ConversationSummary> found, int most, string address) => new(
        [.. found.Take(most)],
        IsCompact: false,
        found.Count > most ? $"{address}?before={found[most - 1].MessageId}" : null);
}

public sealed record ConversationListItemModel(ConversationSummary Summary, bool IsCompact, bool IsOpen = false);
