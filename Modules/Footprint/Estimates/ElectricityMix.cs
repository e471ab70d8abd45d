namespace OurWhats.Footprint.Estimates;

/// <summary>
/// Carbon intensity of the site's electricity, set by an administrator. Earlier days keep their earlier value.
/// </summary>
internal sealed class ElectricityMix
{
    /// <summary>The first day on which it applies: days since 1 January of the year 1.</summary>
    public required int FromDay { get; init; }

    /// <summary>gCO2e per kWh.</summary>
    public required double Intensity { get; set; }
}
