namespace OurWhats.Footprint.Budgets;

/// <summary>The highest number of bytes that a person wants to use in a month.</summary>
internal sealed class Budget
{
    public required long PersonId { get; init; }

    public required long Bytes { get; set; }
}
