namespace OurWhats.Media.Uploads;

/// <summary>Charges a stored file to the quota of a person who has uploaded it.</summary>
internal sealed class QuotaEntry
{
    public required long PersonId { get; init; }

    public required long FileId { get; init; }
}
