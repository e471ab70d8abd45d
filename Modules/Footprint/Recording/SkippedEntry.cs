namespace OurWhats.Footprint.Recording;

/// <summary>A journal entry that could not be counted, with the reason.</summary>
internal sealed class SkippedEntry
{
    public required long EntryId { get; init; }

    public required string Error { get; init; }

    /// <summary>UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }
}
