namespace OurWhats.Footprint.Metering;

/// <summary>The measures that divide up the traffic, and their names on screen.</summary>
internal static class TrafficKinds
{
    /// <summary>In the order in which they are shown.</summary>
    public static IReadOnlyList<Measure> All { get; } =
    [
        Measure.Pages,
        Measure.Live,
        Measure.Thumbnails,
        Measure.Originals,
        Measure.OtherFiles,
        Measure.Uploads,
        Measure.Assets,
        Measure.Traffic,
    ];

    public static bool IsTraffic(this Measure measure) => measure <= Measure.Assets;

    /// <summary>The localized name of a kind of traffic.</summary>
    public static string Name(this Measure measure) => measure switch
    {
        Measure.Pages => Texts.Pages,
        Measure.Live => Texts.Live,
        Measure.Thumbnails => Texts.Thumbnails,
        Measure.Originals => Texts.Originals,
        Measure.OtherFiles => Texts.OtherFiles,
        Measure.Uploads => Texts.Uploads,
        Measure.Assets => Texts.Styles,
        _ => Texts.Other,
    };
}
