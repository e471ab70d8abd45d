namespace OurWhats.Footprint.Estimates;

/// <summary>
/// What bytes emit, in gCO2e, as models allot it. Low: ADEME / NegaOctet, France, fixed network, without terminals. High:
/// Sustainable Web Design Model v4 with the world's electricity. Central: the same with the electricity of the place. They
/// are shown as an interval, never one of them alone, and never added to EcoIndex, which counts whole page views.
/// </summary>
/// <param name="Low">gCO2e.</param>
/// <param name="Central">gCO2e.</param>
/// <param name="High">gCO2e.</param>
public readonly record struct Carbon(double Low, double Central, double High)
{
    private const double BytesPerGigabyte = 1e9;

    public static Carbon operator +(Carbon one, Carbon other) => new(one.Low + other.Low, one.Central + other.Central, one.High + other.High);

    /// <summary>The same as the operator.</summary>
    public static Carbon Add(Carbon left, Carbon right) => left + right;

    /// <summary>What so many bytes emit with the electricity of a place.</summary>
    internal static Carbon Of(long bytes, Constants constants, double grid) =>
        new(Fixed(bytes, constants), PerByte(bytes, constants, grid), PerByte(bytes, constants, constants["grid.world"]));

    /// <summary>SWDM v4, perByte: what is built always counts with the world's electricity (sustainablewebdesign.org).</summary>
    /// <param name="grid">gCO2e per kWh of what runs it.</param>
    internal static double PerByte(long bytes, Constants constants, double grid) =>
        Segments(bytes, constants, grid).Sum(one => one.Grams);

    /// <summary>The same by segment: its name, kWh to run it, and gCO2e in all.</summary>
    internal static IReadOnlyList<(string Segment, double KilowattHours, double Grams)> Segments(long bytes, Constants constants, double grid) =>
        [.. ((string[])["dataCenter", "network", "device"]).Select(segment =>
        {
            var (run, built) = (bytes / BytesPerGigabyte * constants["swdm.op." + segment], bytes / BytesPerGigabyte * constants["swdm.em." + segment]);
            return (segment, run, run * grid + built * constants["grid.world"]);
        })];

    /// <summary>ADEME / NegaOctet, France, fixed network and data centre.</summary>
    internal static double Fixed(long bytes, Constants constants) => bytes / BytesPerGigabyte * constants["ademe.fixed"];

    /// <summary>ADEME / NegaOctet, France, mobile network and data centre.</summary>
    internal static double Mobile(long bytes, Constants constants) => bytes / BytesPerGigabyte * constants["ademe.mobile"];

    /// <summary>How far a car goes for as much, in metres: the least and the most.</summary>
    internal (double Least, double Most) CarMetres(Constants constants) => (Low / constants["car.combustion"] * 1000, High / constants["car.combustion"] * 1000);
}
