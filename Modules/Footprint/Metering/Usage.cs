namespace OurWhats.Footprint.Metering;

/// <summary>How often something happened, and how many bytes it took.</summary>
/// <param name="Times">Number of requests, messages, files or views.</param>
/// <param name="Up">Bytes received by the server.</param>
/// <param name="Down">Bytes sent by the server, or avoided: the <see cref="Measure"/> says which.</param>
public readonly record struct Usage(long Times, long Up, long Down)
{
    /// <summary>Bytes in both directions.</summary>
    public long Bytes => Up + Down;

    internal bool IsEmpty => this == default;

    public static Usage operator +(Usage left, Usage right) =>
        new(left.Times + right.Times, left.Up + right.Up, left.Down + right.Down);

    /// <summary>The same as the operator.</summary>
    public static Usage Add(Usage left, Usage right) => left + right;
}
