namespace OurWhats.Footprint.Budgets;

/// <summary>A person's budget and its use in a month.</summary>
/// <param name="Bytes">The monthly budget, in bytes.</param>
/// <param name="Used">Bytes used in the month.</param>
/// <param name="Month">The month as 12 × year + month.</param>
/// <param name="Zone">The person's time zone, which determines when the month begins.</param>
internal sealed record BudgetUsage(long Bytes, long Used, int Month, TimeZoneInfo Zone)
{
    private const double Near = 0.8;

    public int Percent => Bytes == 0 ? 100 : (int)Math.Min(999, Used * 100.0 / Bytes);

    public bool IsNear => Used >= Bytes * Near;

    public bool IsUsedUp => Used >= Bytes;
}
