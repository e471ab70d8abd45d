using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Live;

/// <summary>A message just posted, with the data needed to show it.</summary>
internal sealed class RecentMessage
{
    public required Message Message { get; init; }

    /// <summary>Names of the people, as its conversation shows them.</summary>
    public ShownNames Names { get; set; } = null!;

    /// <summary>The preceding message, or null.</summary>
    public required Message? Before { get; init; }

    public required bool IsInGroup { get; init; }

    /// <summary>Number of the last message that all have read.</summary>
    public required long Seen { get; init; }

    /// <summary>Journal entry with which that number last advanced.</summary>
    public required long SeenChange { get; init; }
}
