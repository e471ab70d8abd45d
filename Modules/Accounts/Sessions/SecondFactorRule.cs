namespace OurWhats.Accounts.Sessions;

/// <summary>
/// Whether the site requires a second factor of administrators. Without one they keep the role, but may not use it.
/// </summary>
internal sealed class SecondFactorRule
{
    public bool IsRequired { get; set; }

    /// <summary>True if an administrator may act as one.</summary>
    /// <param name="hasSecondFactor">Whether they have a second factor.</param>
    public bool IsMetBy(bool hasSecondFactor) => hasSecondFactor || !IsRequired;

    /// <summary>The person of a session, as an administrator only if they may act as one.</summary>
    public CurrentUser Apply(CachedSession session) => IsMetBy(session.HasSecondFactor) || !session.User.IsAdministrator
        ? session.User
        : session.User with { IsAdministrator = false, NeedsSecondFactor = true };
}
