using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Cleanup;

/// <summary>A file that can be removed.</summary>
public sealed record HeavyFile
{
    /// <summary>Identifies the file in forms.</summary>
    public required string Key { get; init; }

    /// <summary>File name; for administrators, the kind of file.</summary>
    public required string Name { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Name of the group or person; for administrators, the number of messages with the file.</summary>
    public required string Place { get; init; }

    /// <summary>Address of the message's page; null for administrators.</summary>
    public required string? Address { get; init; }

    /// <summary>When it was sent.</summary>
    public required string Date { get; init; }

    /// <summary>True if readers of the message have viewed it since; for administrators, anybody but its sender.</summary>
    public required bool IsSeen { get; init; }

    /// <summary>Number of messages that it is attached to, among those that the person may see; for administrators,
    /// of all.</summary>
    public required int Uses { get; init; }

    /// <summary>Bytes freed by its removal; 0 if other messages that count as <see cref="Uses"/> keep it.</summary>
    public long Frees { get; init; }

    /// <summary>The loss and the people affected, as a sentence.</summary>
    public string Loss { get; init; } = "";

    internal string Line
    {
        get
        {
            var seen = IsSeen ? Texts.SeenByOthers : Texts.NeverSeen;
            var elsewhere = Uses > 1 && Address is not null ? $" · {Texts.StandsElsewhere}" : "";
            return $"{Sizes.Of(Bytes)} · {Place.Isolate()} · {Date} · {seen}{elsewhere}";
        }
    }

    /// <summary>The messages to remove it from, with its position in each.</summary>
    internal IReadOnlyList<(long Message, int Position)> Parts { get; init; } = [];

    /// <summary>Key of its sender.</summary>
    internal long Author { get; init; }

    internal long File { get; init; }

    /// <summary>Key of its conversation.</summary>
    internal long Conversation { get; init; }
}
