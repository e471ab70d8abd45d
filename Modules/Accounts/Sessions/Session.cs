namespace OurWhats.Accounts.Sessions;

/// <summary>A browser that is signed in. Only the hash of its key is stored: a stolen database opens no session.</summary>
internal sealed class Session
{
    public required string KeyHash { get; init; }

    public required long PersonId { get; init; }

    public required DateTimeOffset StartedAt { get; init; }

    /// <summary>Moved at most once a day.</summary>
    public required DateTimeOffset LastUsedAt { get; set; }

    /// <summary>The browser's own description.</summary>
    public required string Device { get; init; }
}
