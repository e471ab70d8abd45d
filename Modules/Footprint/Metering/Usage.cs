namespace OurWhats.Footprint.Metering;

/// <summary>A number of events, and their bytes.</summary>
/// <param name="Times">Number of requests, messages, files or views.</param>
/// <param name="Up">Bytes received by the server.</param>
/// <param name="Down">Bytes sent by the server, or bytes avoided, depending on the <see cref="Measure"/>.</param>
public readonly record struct Usage(long Times, long Up, long Down)
{
    /// <summary>Bytes in both directions.</summary>
    public long Bytes => Up + Down;

    internal bool IsEmpty => this == default;

    public static Usage operator +(Usage left, Usage right) =>
        new(left.Times + right.Times, left.Up + right.Up, left.Down + right.Down);

    public static Usage Add(Usage left, Usage right) => left + right;
}
