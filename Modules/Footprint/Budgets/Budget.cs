namespace OurWhats.Footprint.Budgets;

/// <summary>How many bytes a person wants to use in a month at most.</summary>
internal sealed class Budget
{
    public required long PersonId { get; init; }

    public required long Bytes { get; set; }
}
