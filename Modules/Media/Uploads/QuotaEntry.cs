namespace OurWhats.Media.Uploads;

/// <summary>A person has uploaded a file: as long as it is stored, it counts towards their quota.</summary>
internal sealed class QuotaEntry
{
    public required long PersonId { get; init; }

    public required long FileId { get; init; }
}
