namespace OurWhats.Footprint.Budgets;

/// <summary>How much of a person's budget is used.</summary>
/// <param name="Bytes">The budget of a month, in bytes.</param>
/// <param name="Used">Bytes used in that month.</param>
/// <param name="Month">The month: 12 × year + month.</param>
/// <param name="Zone">The person's time zone, which decides when a month begins.</param>
internal sealed record BudgetUsage(long Bytes, long Used, int Month, TimeZoneInfo Zone)
{
    private const double Near = 0.8;

    public int Percent => Bytes == 0 ? 100 : (int)Math.Min(999, Used * 100.0 / Bytes);

    public bool IsNear => Used >= Bytes * Near;

    public bool IsUsedUp => Used >= Bytes;
}
