using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Cleanup;

/// <summary>A file that can be removed.</summary>
/// <param name="Key">Its name in a form.</param>
/// <param name="Name">Its name; for administrators its kind.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Place">Where it is: the name of the group or person; for administrators, in how many messages.</param>
/// <param name="Address">Address of its message's page; null for administrators.</param>
/// <param name="Date">When it was sent.</param>
/// <param name="IsSeen">True when it was shown to somebody else than its sender.</param>
/// <param name="Uses">To how many messages it is attached.</param>
public sealed record HeavyFile(
    string Key,
    string Name,
    long Bytes,
    string Place,
    string? Address,
    string Date,
    bool IsSeen,
    int Uses)
{
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
