namespace OurWhats.Footprint.Estimates;

/// <summary>
/// Estimated emissions of transferred bytes, in gCO2e, by two models. Low: ADEME / NegaOctet for France, fixed network
/// and data centre, without terminals (publicodes-acv-numerique). Central and high: Sustainable Web Design Model v4,
/// with the site's electricity and with the world's. Always shown as an interval, and never added to EcoIndex, which
/// rates whole page views.
/// </summary>
/// <param name="Low">Low estimate, gCO2e.</param>
/// <param name="Central">Central estimate, gCO2e.</param>
/// <param name="High">High estimate, gCO2e.</param>
public readonly record struct Carbon(double Low, double Central, double High)
{
    private const double BytesPerGigabyte = 1e9;

    public static Carbon operator +(Carbon left, Carbon right) =>
        new(left.Low + right.Low, left.Central + right.Central, left.High + right.High);

    public static Carbon Add(Carbon left, Carbon right) => left + right;

    /// <summary>Estimates the emissions of transferred bytes.</summary>
    /// <param name="bytes">Number of bytes.</param>
    /// <param name="constants">Constants of the models.</param>
    /// <param name="intensity">Carbon intensity of the site's electricity, gCO2e per kWh.</param>
    internal static Carbon Of(long bytes, Constants constants, double intensity) => new(
        Fixed(bytes, constants),
        PerByte(bytes, constants, intensity),
        PerByte(bytes, constants, constants["grid.world"]));

    /// <summary>SWDM v4 (sustainablewebdesign.org, co2.js perByte), in gCO2e.</summary>
    internal static double PerByte(long bytes, Constants constants, double intensity) =>
        Segments(bytes, constants, intensity).Sum(segment => segment.Grams);

    /// <summary>
    /// SWDM v4 by segment: GB × kWh per GB × carbon intensity. Embodied emissions always use the world's electricity.
    /// </summary>
    /// <returns>Name, kWh of operation, and gCO2e of operation and embodied together.</returns>
    internal static IReadOnlyList<(string Name, double KilowattHours, double Grams)> Segments(
        long bytes,
        Constants constants,
        double intensity)
    {
        string[] names = ["dataCenter", "network", "device"];
        return [.. names.Select(name =>
        {
            var operation = bytes / BytesPerGigabyte * constants["swdm.op." + name];
            var embodied = bytes / BytesPerGigabyte * constants["swdm.em." + name];
            return (name, operation, operation * intensity + embodied * constants["grid.world"]);
        })];
    }

    /// <summary>ADEME / NegaOctet, France, fixed network and data centre, in gCO2e.</summary>
    internal static double Fixed(long bytes, Constants constants) =>
        bytes / BytesPerGigabyte * constants["ademe.fixed"];

    /// <summary>ADEME / NegaOctet, France, mobile network and data centre, in gCO2e.</summary>
    internal static double Mobile(long bytes, Constants constants) =>
        bytes / BytesPerGigabyte * constants["ademe.mobile"];

    /// <summary>Distance that a combustion car drives for the same emissions, in metres.</summary>
    internal (double Least, double Most) CarMetres(Constants constants) =>
        (Low / constants["car.combustion"] * 1000, High / constants["car.combustion"] * 1000);
}
