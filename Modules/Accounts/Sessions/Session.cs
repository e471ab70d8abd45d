namespace OurWhats.Accounts.Sessions;

/// <summary>A browser in which a person is signed in.</summary>
internal sealed class Session
{
    /// <summary>A session ends when it has not been used for this long.</summary>
    public static readonly TimeSpan MaxIdle = TimeSpan.FromDays(90);

    // Long enough to set up an authenticator app.
    private static readonly TimeSpan ConfirmationTime = TimeSpan.FromMinutes(10);

    /// <summary>Hash of the cookie's key.</summary>
    public required string KeyHash { get; init; }

    public required long PersonId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>UTC. Exact in memory; up to an hour old in the database.</summary>
    public required DateTimeOffset LastUsedAt { get; set; }

    /// <summary>Browser and system, see <see cref="Devices.Of"/>.</summary>
    public required string Device { get; init; }

    /// <summary>
    /// When the person last proved in this session who they are, by signing in or by the password; null if that was
    /// before this was recorded.
    /// </summary>
    public DateTimeOffset? ConfirmedAt { get; set; }

    public bool IsConfirmed(DateTimeOffset now) => now - ConfirmedAt <= ConfirmationTime;

    public bool IsOver(DateTimeOffset now) => now - LastUsedAt > MaxIdle;
}
