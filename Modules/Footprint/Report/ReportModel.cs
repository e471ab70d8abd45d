using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Methodology;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Personal;
using OurWhats.Footprint.Recording;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>Model of the report on the site.</summary>
public sealed record ReportModel
{
    public required Shell Shell { get; init; }

    public required PeriodForm Period { get; init; }

    public required UsageSummary Summary { get; init; }

    public required TrafficTableModel Traffic { get; init; }

    public required Estimate Estimate { get; init; }

    public required Chart Chart { get; init; }

    public required StoreWeight Storage { get; init; }

    /// <summary>
    /// The conversations with the most traffic over all time, without names, which not everybody may know.
    /// </summary>
    public required IReadOnlyList<Usage> Conversations { get; init; }

    public required IReadOnlyList<FileLine> Files { get; init; }

    /// <summary>Pages, the lowest EcoIndex first.</summary>
    public required IReadOnlyList<PageWeight> Pages { get; init; }

    public required IReadOnlyList<TrendLine> Trend { get; init; }

    public required ElectricityMixForm ElectricityMix { get; init; }

    /// <summary>Number of journal entries skipped.</summary>
    public required int SkippedEntries { get; init; }

    /// <summary>The warning that figures are incomplete, or null.</summary>
    public required string? IncompleteSince { get; init; }

    internal IReadOnlyList<LabelledValue> Avoided => AvoidedBytesRows.OfSite(Summary);

    internal string Fresh
    {
        get
        {
            var (requests, notModified) = (Summary.Traffic.Times, Summary[Measure.Fresh].Times);
            var share = requests == 0 ? 0 : (double)notModified / requests;
            return Texts.FreshShare.With(requests, notModified, share);
        }
    }

    internal static IReadOnlyList<Constant> Constants => Estimates.Constants.Newest.All;
}

/// <summary>Totals of a month.</summary>
/// <param name="Month">Localized name.</param>
/// <param name="Bytes">All traffic, in bytes.</param>
/// <param name="Messages">Number of messages sent.</param>
public sealed record TrendLine(string Month, long Bytes, long Messages)
{
    internal string PerMessage => Messages == 0 ? "–" : Sizes.Of(Bytes / Messages);
}

/// <summary>One of the largest files, without its name.</summary>
/// <param name="Kind">Picture or other, localized.</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Came">Date of its upload.</param>
/// <param name="Times">Number of views.</param>
/// <param name="Served">Bytes sent of it.</param>
public sealed record FileLine(string Kind, long Bytes, string Came, long Times, long Served)
{
    internal static FileLine Of(FileUsage file, CurrentUser me) => new(
        file.IsPicture ? Texts.OnePicture : Texts.OneFile,
        file.Bytes,
        me.Local(file.At).ToString("d", me.Culture),
        file.Times,
        file.Served);
}
