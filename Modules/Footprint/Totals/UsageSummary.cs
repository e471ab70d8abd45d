using OurWhats.Footprint.Metering;

namespace OurWhats.Footprint.Totals;

/// <summary>Totals of a range of days, summed up by measure.</summary>
public sealed class UsageSummary
{
    private readonly Dictionary<Measure, Usage> usageByMeasure;

    private UsageSummary(Dictionary<Measure, Usage> usageByMeasure) => this.usageByMeasure = usageByMeasure;

    /// <summary>The usage of a measure; zero if there is none.</summary>
    internal Usage this[Measure measure] => usageByMeasure.GetValueOrDefault(measure);

    /// <summary>All network traffic.</summary>
    public Usage Traffic => usageByMeasure
        .Where(measure => measure.Key.IsTraffic())
        .Aggregate(default(Usage), (sum, measure) => sum + measure.Value);

    /// <summary>Bytes avoided by thumbnails, compared with sending the originals.</summary>
    public long AvoidedVersusOriginals => this[Measure.BaselineNaive].Down - this[Measure.BaselineServed].Down;

    /// <summary>Bytes avoided by thumbnails, compared with sending pictures of 1,600 pixels.</summary>
    public long AvoidedVersusMessengers => this[Measure.BaselineMessenger].Down - this[Measure.BaselineServed].Down;

    internal static UsageSummary Of(IEnumerable<UsageTotal> totals) =>
        new(totals
            .GroupBy(total => total.Measure)
            .ToDictionary(
                measure => measure.Key,
                measure => measure.Aggregate(default(Usage), (sum, total) => sum + total.Usage)));
}
