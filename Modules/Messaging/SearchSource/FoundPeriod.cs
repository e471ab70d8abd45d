using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Messaging.SearchSource;

/// <summary>A membership period as the query finds it, with its conversation.</summary>
internal sealed class FoundPeriod
{
    public required long Conversation { get; init; }
    public required string? Title { get; init; }
    public required long? Partner { get; init; }
    public required long First { get; init; }
    public required long? Last { get; init; }
    public required long? LeftAt { get; init; }
    public required long Read { get; init; }

    /// <summary>Makes one conversation of all the periods that a person was in it.</summary>
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
