namespace OurWhats.Messaging.Live;

/// <summary>What an open page shows, for which it asks to be kept up to date.</summary>
/// <param name="Open">Key of its conversation, or null.</param>
/// <param name="IsDashboard">True for the dashboard, which shows the last message of each conversation.</param>
/// <param name="Tab">The page's id: changes that it made itself are no updates to it.</param>
internal sealed record PageSubscription(long? Open, bool IsDashboard, string? Tab);
