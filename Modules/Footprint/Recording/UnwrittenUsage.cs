using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Totals;

namespace OurWhats.Footprint.Recording;

/// <summary>What was counted and is not written yet: figures are the stored ones and these.</summary>
/// <param name="Totals">What it adds to the totals.</param>
/// <param name="Files">Files that have changed, as they are now.</param>
/// <param name="Pages">Pages that were sent, with their weight.</param>
/// <param name="SkippedEntries">Journal entries that could not be counted.</param>
internal sealed record UnwrittenUsage(
    UsageBatch Totals,
    IReadOnlyList<FileUsage> Files,
    IReadOnlyList<RouteWeight> Pages,
    int SkippedEntries);
