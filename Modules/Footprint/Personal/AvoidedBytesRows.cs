using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>
/// Rows with the bytes avoided by each means. There is no sum, because some means avoid the same bytes.
/// </summary>
internal static class AvoidedBytesRows
{
    // Without what identical files save: that would tell whether somebody else has sent a file before.
    public static IReadOnlyList<LabelledValue> OfPerson(UsageSummary summary) =>
    [
        new(Texts.BesideOriginals, Sizes.Of(summary.AvoidedVersusOriginals)),
        new(Texts.BesideMessengers, Sizes.Of(summary.AvoidedVersusMessengers)),
        new(Texts.ByCache, Sizes.Of(summary[Measure.Fresh].Down)),
        new(Texts.ByCompression, Sizes.Of(summary[Measure.Compressed].Down)),
        new(Texts.ByKnown, Sizes.Of(summary[Measure.FilesKnown].Up)),
        new(Texts.ByLightening, Sizes.Of(summary[Measure.FilesLightened].Down)),
    ];

    public static IReadOnlyList<LabelledValue> OfSite(UsageSummary summary) =>
        [.. OfPerson(summary), new(Texts.ByShared, Sizes.Of(summary[Measure.FilesShared].Up))];
}
