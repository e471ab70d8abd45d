using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Messaging.SearchSource;

/// <summary>Query result: a membership period with its conversation.</summary>
internal sealed class FoundPeriod
{
    public required long Conversation { get; init; }
    public required string? Title { get; init; }
    public required long? Partner { get; init; }
    public required long First { get; init; }
    public required long? Last { get; init; }
    public required long? LeftAt { get; init; }
    public required long Read { get; init; }

    /// <summary>Merges all periods of a person in a conversation.</summary>
    public static SeenConversation Merge(IEnumerable<FoundPeriod> periods)
    {
        var any = periods.First();
        return new(
            any.Conversation,
            any.Title,
            any.Partner,
            [.. periods.Select(period => (period.First, period.Last ?? long.MaxValue))],
            any.LeftAt,
            any.Read);
    }
}
