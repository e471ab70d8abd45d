using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Following;
using OurWhats.Footprint.Method;
using OurWhats.Footprint.Mine;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>What the report of the place shows.</summary>
public sealed record ReportModel
{
    public required Shell Shell { get; init; }

    public required PeriodForm Period { get; init; }

    public required Totals Totals { get; init; }

    public required Estimate Estimate { get; init; }

    public required Chart Chart { get; init; }

    public required StoreWeight Storage { get; init; }

    /// <summary>The heaviest conversations, of all days; without their names, which are not everybody's.</summary>
    public required IReadOnlyList<Amount> Conversations { get; init; }

    public required IReadOnlyList<FileLine> Files { get; init; }

    /// <summary>Pages, the worst first.</summary>
    public required IReadOnlyList<Measured> Pages { get; init; }

    public required IReadOnlyList<TrendLine> Trend { get; init; }

    public required GridForm Grid { get; init; }

    /// <summary>How many lines of the journal could not be counted.</summary>
    public required int SetAside { get; init; }

    /// <summary>Since when figures are incomplete, or null.</summary>
    public required string? IncompleteSince { get; init; }

    internal IReadOnlyList<Fact> Spared => Sparing.Of(Totals);

    internal string Fresh => Texts.FreshShare.With(Totals.Traffic.Times, Totals[Measure.Fresh].Times, Totals.Traffic.Times == 0 ? 0 : (double)Totals[Measure.Fresh].Times / Totals.Traffic.Times);

    internal static IReadOnlyList<Constant> Constants => Estimates.Constants.Newest.All;
}

/// <summary>A month's totals.</summary>
/// <param name="Month">Its name.</param>
/// <param name="Bytes">All that crossed the wire.</param>
/// <param name="Messages">How many were sent.</param>
public sealed record TrendLine(string Month, long Bytes, long Messages)
{
    internal string PerMessage => Messages == 0 ? "–" : Sizes.Of(Bytes / Messages);
}

/// <summary>One of the biggest files, without its name.</summary>
/// <param name="Kind">Picture or other.</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Came">The day when it came.</param>
/// <param name="Times">How often it was shown.</param>
/// <param name="Served">Bytes of it that were sent.</param>
public sealed record FileLine(string Kind, long Bytes, string Came, long Times, long Served)
{
    internal static FileLine Of(KnownFile file, CurrentUser me) =>
        new(file.IsPicture ? Texts.OnePicture : Texts.OneFile, file.Bytes, me.Local(file.At).ToString("d", me.Culture), file.Times, file.Served);
}
