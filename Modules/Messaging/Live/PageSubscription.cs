namespace OurWhats.Messaging.Live;

/// <summary>The parts of an open page that need updates.</summary>
/// <param name="Open">Key of its conversation, or null.</param>
/// <param name="IsDashboard">True for the dashboard, which shows the last message of each conversation.</param>
/// <param name="Tab">Id of the page: its own changes are not updates for it.</param>
internal sealed record PageSubscription(long? Open, bool IsDashboard, string? Tab);
