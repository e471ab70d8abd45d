using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Cleanup;

/// <summary>A file that can be removed.</summary>
public sealed record HeavyFile
{
    /// <summary>Its name in a form.</summary>
    public required string Key { get; init; }

    /// <summary>Its name; for administrators its kind.</summary>
    public required string Name { get; init; }

    public required long Bytes { get; init; }

    /// <summary>Where it is: the name of the group or person; for administrators, in how many messages.</summary>
    public required string Place { get; init; }

    /// <summary>Address of its message's page; null for administrators.</summary>
    public required string? Address { get; init; }

    /// <summary>When it was sent.</summary>
    public required string Date { get; init; }

    /// <summary>True when it was shown to somebody else than its sender.</summary>
    public required bool IsSeen { get; init; }

    /// <summary>To how many messages it is attached.</summary>
    public required int Uses { get; init; }

    /// <summary>Bytes that its removal frees on the disk; 0 where other messages have the same file.</summary>
    public long Frees { get; init; }

    /// <summary>What disappears, and for whom, as a sentence.</summary>
    public string Loss { get; init; } = "";

    internal string Line
    {
        get
        {
            var seen = IsSeen ? Texts.SeenByOthers : Texts.NeverSeen;
            var elsewhere = Uses > 1 && Address is not null ? $" · {Texts.StandsElsewhere}" : "";
            return $"{Sizes.Of(Bytes)} · {Place} · {Date} · {seen}{elsewhere}";
        }
    }

    /// <summary>The messages from which it is removed, and its position in each.</summary>
    internal IReadOnlyList<(long Message, int Position)> Parts { get; init; } = [];

    /// <summary>Key of its sender.</summary>
    internal long Author { get; init; }

    /// <summary>The file's key in Media.</summary>
    internal long File { get; init; }

    /// <summary>Key of its conversation.</summary>
    internal long Conversation { get; init; }
}
