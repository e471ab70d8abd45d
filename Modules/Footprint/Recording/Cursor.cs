namespace OurWhats.Footprint.Recording;

/// <summary>
/// How far the journal has been recorded: written in the same transaction as the totals, so that no entry counts twice.
/// </summary>
internal sealed class Cursor
{
    public const int Only = 1;

    public int Id { get; init; } = Only;

    /// <summary>Number of the last entry that was recorded.</summary>
    public long Entry { get; set; }
}
