namespace OurWhats.Footprint.Sums;

/// <summary>What measures add up to over some days.</summary>
public sealed class Totals
{
    private readonly Dictionary<Measure, Amount> amounts;

    private Totals(Dictionary<Measure, Amount> amounts) => this.amounts = amounts;

    /// <summary>The sum of a measure.</summary>
    internal Amount this[Measure measure] => amounts.GetValueOrDefault(measure);

    /// <summary>All that crossed the wire.</summary>
    public Amount Traffic => Naming.Traffic.Aggregate(default(Amount), (sum, measure) => sum + this[measure]);

    /// <summary>The kinds of traffic that there was, by name.</summary>
    public IReadOnlyList<(string Name, Amount Amount)> Kinds => [.. Naming.Traffic.Select(measure => (measure.Name(), this[measure])).Where(one => one.Item2.Bytes > 0)];

    /// <summary>Bytes that thumbnails spared, beside the originals.</summary>
    public long SparedBesideOriginals => this[Measure.BaselineNaive].Down - this[Measure.BaselineServed].Down;

    /// <summary>Bytes that thumbnails spared, beside pictures of 1,600 pixels.</summary>
    public long SparedBesideMessengers => this[Measure.BaselineMessenger].Down - this[Measure.BaselineServed].Down;

    internal static Totals Of(IEnumerable<Sum> sums) =>
        new(sums.GroupBy(one => one.Measure).ToDictionary(all => all.Key, all => all.Aggregate(default(Amount), (sum, one) => sum + one.Amount)));
}
