namespace OurWhats.Footprint.Recording;

/// <summary>
/// Progress through the journal, written in the same transaction as the totals, so that each entry counts once.
/// </summary>
internal sealed class Cursor
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Number of the last entry recorded.</summary>
    public long Entry { get; set; }
}
