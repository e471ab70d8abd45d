namespace OurWhats.Footprint.Following;

/// <summary>How far the journal has been followed: stored with what came of it, so that nothing counts twice.</summary>
internal sealed class Cursor
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Number of the last entry that has been counted.</summary>
    public long Entry { get; set; }
}

/// <summary>An entry that could not be counted, and why.</summary>
internal sealed class SetAside
{
    public required long EntryId { get; init; }

    public required string Error { get; init; }

    /// <summary>UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }
}
