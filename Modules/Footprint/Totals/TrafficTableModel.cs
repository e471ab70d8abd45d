using OurWhats.Footprint.Metering;

namespace OurWhats.Footprint.Totals;

/// <summary>Traffic by kind, for a table.</summary>
/// <param name="Rows">The kinds with traffic, sorted by localized name.</param>
/// <param name="Total">The sum.</param>
public sealed record TrafficTableModel(IReadOnlyList<(string Name, Usage Usage)> Rows, Usage Total)
{
    internal static TrafficTableModel Of(UsageSummary summary, TrafficKinds kinds)
    {
        var rows = kinds.All
            .Select(measure => (Name: kinds.Name(measure), Usage: summary[measure]))
            .Where(kind => kind.Usage.Bytes > 0);
        return new([.. rows], summary.Traffic);
    }
}
