namespace OurWhats.Accounts.Reset;

/// <summary>A link to choose a new password, valid once and for 24 hours. A person has one at a time.</summary>
internal sealed class ResetLink
{
    private static readonly TimeSpan Validity = TimeSpan.FromHours(24);

    public required long PersonId { get; init; }

    /// <summary>Key of the administrator who handed it out; 0 for links from before this was recorded.</summary>
    public required long MadeBy { get; init; }

    public required string CodeHash { get; init; }

    public required DateTimeOffset ExpiresAt { get; init; }

    public static ResetLink For(long person, long madeBy, string codeHash, DateTimeOffset now) =>
        new() { PersonId = person, MadeBy = madeBy, CodeHash = codeHash, ExpiresAt = now + Validity };

    public bool IsValid(DateTimeOffset now) => now < ExpiresAt;
}
