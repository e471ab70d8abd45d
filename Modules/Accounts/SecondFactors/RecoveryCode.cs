namespace OurWhats.Accounts.SecondFactors;

/// <summary>A code that replaces a lost second factor, once.</summary>
internal sealed class RecoveryCode
{
    public required long PersonId { get; init; }

    public required string CodeHash { get; init; }
}
