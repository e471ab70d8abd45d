namespace OurWhats.Accounts.Sessions;

/// <summary>A browser that is signed in. Only the hash of its key is stored: a stolen database opens no session.</summary>
internal sealed class Session
{
    public static readonly TimeSpan MaxIdle = TimeSpan.FromDays(90);

    public required string KeyHash { get; init; }

    public required long PersonId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>In memory the moment itself, UTC; stored from time to time.</summary>
    public required DateTimeOffset LastUsedAt { get; set; }

    /// <summary>What <see cref="Devices"/> makes of the browser's own description.</summary>
    public required string Device { get; init; }

    public bool IsOver(DateTimeOffset now) => now - LastUsedAt > MaxIdle;
}
