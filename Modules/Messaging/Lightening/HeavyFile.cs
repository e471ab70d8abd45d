using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Lightening;

/// <summary>A file that can be taken away.</summary>
/// <param name="Key">What a form names it by.</param>
/// <param name="Name">Its name; for administrators its kind.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Place">Where it stands: the group's or the person's name, or in how many messages.</param>
/// <param name="Address">The page of its message; null for administrators.</param>
/// <param name="Date">When it was sent.</param>
/// <param name="IsSeen">True when somebody else than its sender has been shown it.</param>
/// <param name="Uses">With how many messages it stands.</param>
public sealed record HeavyFile(string Key, string Name, long Bytes, string Place, string? Address, string Date, bool IsSeen, int Uses)
{
    /// <summary>Bytes that the disk gets back; 0 where the same content stands elsewhere too.</summary>
    public long Frees { get; init; }

    /// <summary>What disappears, and for whom.</summary>
    public string Loss { get; init; } = "";

    internal string Line => $"{Sizes.Of(Bytes)} · {Place} · {Date} · {(IsSeen ? Texts.SeenByOthers : Texts.NeverSeen)}{(Uses > 1 && Address is not null ? $" · {Texts.StandsElsewhere}" : "")}";

    /// <summary>The messages with which it goes, and its place in each.</summary>
    internal IReadOnlyList<(long Message, int Position)> Parts { get; init; } = [];

    /// <summary>Who sent it.</summary>
    internal long Author { get; init; }

    /// <summary>The content's key in Media.</summary>
    internal long File { get; init; }

    /// <summary>The conversation in which it stands.</summary>
    internal long Conversation { get; init; }
}
