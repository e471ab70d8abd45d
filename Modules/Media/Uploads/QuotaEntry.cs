namespace OurWhats.Media.Uploads;

/// <summary>A person put a file on line: while it is there, it counts in what they may keep.</summary>
internal sealed class QuotaEntry
{
    public required long PersonId { get; init; }

    public required long FileId { get; init; }
}
