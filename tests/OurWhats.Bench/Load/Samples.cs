using System.Diagnostics;

namespace OurWhats.Bench.Load;

/// <summary>How often something was done in a time, and how long each took.</summary>
/// <param name="Elapsed">The whole time.</param>
/// <param name="Ticks">Of each, in ticks of the stopwatch, in order of length.</param>
internal sealed record Samples(TimeSpan Elapsed, long[] Ticks)
{
    public static Samples Of(TimeSpan elapsed, IEnumerable<long> ticks) => new(elapsed, [.. ticks.Order()]);

    public double PerSecond => Ticks.Length / Elapsed.TotalSeconds;

    public double P50Milliseconds => Milliseconds(0.50);

    public double P95Milliseconds => Milliseconds(0.95);

    public double P99Milliseconds => Milliseconds(0.99);

    private double Milliseconds(double share) => Stopwatch.GetElapsedTime(0, Ticks[(int)(share * (Ticks.Length - 1))]).TotalMilliseconds;
}
