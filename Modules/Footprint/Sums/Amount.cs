namespace OurWhats.Footprint.Sums;

/// <summary>So many times, so many bytes.</summary>
/// <param name="Times">How often.</param>
/// <param name="Up">Bytes that came.</param>
/// <param name="Down">Bytes that went out, or that were spared.</param>
public readonly record struct Amount(long Times, long Up, long Down)
{
    /// <summary>Both ways.</summary>
    public long Bytes => Up + Down;

    internal bool IsNothing => this == default;

    public static Amount operator +(Amount one, Amount other) => new(one.Times + other.Times, one.Up + other.Up, one.Down + other.Down);

    /// <summary>The same as the operator.</summary>
    public static Amount Add(Amount left, Amount right) => left + right;
}
