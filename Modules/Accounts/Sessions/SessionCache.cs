using System.Collections.Concurrent;
using System.Globalization;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>
/// Caches the sessions in use, so that requests are authenticated without a query. Changes happen inside a write or
/// right after one.
/// </summary>
internal sealed class SessionCache
{
    private readonly ConcurrentDictionary<string, CachedSession> byKeyHash = new();

    public CachedSession? Find(string keyHash) => byKeyHash.GetValueOrDefault(keyHash);

    /// <summary>Records a use of the session and returns it.</summary>
    /// <returns>Null if this needs a write, for which the <see cref="SessionStore"/> is responsible.</returns>
    public CachedSession? TryUse(string keyHash, DateTimeOffset now)
    {
        if (Find(keyHash) is not { } cached || cached.Session.IsOver(now) || !cached.IsUseStored(now)) return null;
        cached.Session.LastUsedAt = now;
        return cached;
    }

    public CachedSession Add(Session session, Person person) =>
        byKeyHash.GetOrAdd(session.KeyHash, _ => new(session, person, new()));

    /// <summary>Removes a session that has ended, and ends its open polls.</summary>
    public void End(string keyHash)
    {
        if (byKeyHash.TryRemove(keyHash, out var ended)) ended.End();
    }

    /// <summary>Copies changes of a person into their sessions.</summary>
    public void Update(Person person)
    {
        foreach (var cached in byKeyHash.Values.Where(cached => cached.User.Id == person.Id)) cached.Update(person);
    }
}

/// <summary>A session in use.</summary>
/// <param name="ended">Ends the open polls of the session.</param>
internal sealed class CachedSession(Session session, Person person, CancellationTokenSource ended)
{
    // Open pages send a request every few minutes; storing each use would mean too many writes.
    private static readonly TimeSpan StoreInterval = TimeSpan.FromHours(1);

    public Session Session => session;

    /// <summary>The last use stored in the database.</summary>
    public DateTimeOffset StoredUseAt { get; set; } = session.LastUsedAt;

    public CurrentUser User { get; private set; } = UserOf(person, session, ended.Token);

    public bool HasSecondFactor { get; private set; } = person.TwoFactorEnabled;

    public bool IsUseStored(DateTimeOffset now) => now - StoredUseAt <= StoreInterval;

    public void Update(Person changed) =>
        (User, HasSecondFactor) = (UserOf(changed, session, ended.Token), changed.TwoFactorEnabled);

    // Does not wait for the polls to end.
    public void End() => _ = ended.CancelAsync();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"session of {User.Id}");

    private static CurrentUser UserOf(Person person, Session session, CancellationToken ended) => new(
        person.Id,
        person.UserName!,
        person.DisplayName,
        Languages.Find(person.Language),
        TimeZoneInfo.FindSystemTimeZoneById(person.Zone),
        person.IsAdministrator,
        session.KeyHash,
        person.MediaDisplay,
        SavesData: false,
        ended);
}
