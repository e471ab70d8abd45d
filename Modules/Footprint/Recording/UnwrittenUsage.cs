using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Totals;

namespace OurWhats.Footprint.Recording;

/// <summary>Usage counted but not written yet, to be added to the stored figures.</summary>
/// <param name="Totals">Changes to the totals.</param>
/// <param name="Files">Changed files in their new state.</param>
/// <param name="Pages">Sizes of the pages sent.</param>
/// <param name="SkippedEntries">Number of journal entries skipped.</param>
internal sealed record UnwrittenUsage(
    UsageBatch Totals,
    IReadOnlyList<FileUsage> Files,
    IReadOnlyList<RouteWeight> Pages,
    int SkippedEntries);
