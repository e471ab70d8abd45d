namespace OurWhats.Footprint.Estimates;

/// <summary>
/// What bytes emit, in gCO2e, by three models. Low: ADEME / NegaOctet, France, fixed network, without terminals. High:
/// Sustainable Web Design Model v4 with the world's electricity. Central: the same with the site's electricity. Shown as an
/// interval, never one of them alone, and never added to EcoIndex, which rates whole page views.
/// </summary>
/// <param name="Low">gCO2e.</param>
/// <param name="Central">gCO2e.</param>
/// <param name="High">gCO2e.</param>
public readonly record struct Carbon(double Low, double Central, double High)
{
    private const double BytesPerGigabyte = 1e9;

    public static Carbon operator +(Carbon left, Carbon right) =>
        new(left.Low + right.Low, left.Central + right.Central, left.High + right.High);

    /// <summary>The same as the operator.</summary>
    public static Carbon Add(Carbon left, Carbon right) => left + right;

    /// <summary>What bytes emit.</summary>
    /// <param name="bytes">The bytes.</param>
    /// <param name="constants">The numbers of the models.</param>
    /// <param name="intensity">gCO2e per kWh of the site's electricity.</param>
    internal static Carbon Of(long bytes, Constants constants, double intensity) => new(
        Fixed(bytes, constants),
        PerByte(bytes, constants, intensity),
        PerByte(bytes, constants, constants["grid.world"]));

    /// <summary>SWDM v4, perByte (sustainablewebdesign.org), in gCO2e.</summary>
    internal static double PerByte(long bytes, Constants constants, double intensity) =>
        Segments(bytes, constants, intensity).Sum(segment => segment.Grams);

    /// <summary>SWDM v4 by segment; building the equipment always counts with the world's electricity.</summary>
    /// <returns>Name, kWh of operation, and gCO2e of operation and building.</returns>
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

    /// <summary>How far a combustion car goes for the same emissions, in metres.</summary>
    internal (double Least, double Most) CarMetres(Constants constants) =>
        (Low / constants["car.combustion"] * 1000, High / constants["car.combustion"] * 1000);
}
