using System.Collections.Concurrent;
using System.Globalization;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>
/// The sessions in use, in memory, so that requests need no query to know who sent them. It is changed inside a write or right
/// after one.
/// </summary>
internal sealed class SessionCache
{
    private readonly ConcurrentDictionary<string, CachedSession> byKeyHash = new();

    public CachedSession? Find(string keyHash) => byKeyHash.GetValueOrDefault(keyHash);

    /// <summary>Notes a use of the session and returns it.</summary>
    /// <returns>Null when that needs a write, which the <see cref="SessionStore"/> makes.</returns>
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

    /// <summary>Gives the sessions of a person what has changed about the person.</summary>
    public void Update(Person person)
    {
        foreach (var cached in byKeyHash.Values.Where(cached => cached.User.Id == person.Id)) cached.Update(person);
    }
}

/// <summary>A session in use.</summary>
/// <param name="ended">Ends the polls that are open through the session.</param>
internal sealed class CachedSession(Session session, Person person, CancellationTokenSource ended)
{
    // An open page sends a request every few minutes: not each is worth a write.
    private static readonly TimeSpan StoreInterval = TimeSpan.FromHours(1);

    public Session Session => session;

    /// <summary>The last use that the database knows of.</summary>
    public DateTimeOffset StoredUseAt { get; set; } = session.LastUsedAt;

    public CurrentUser User { get; private set; } = UserOf(person, session, ended.Token);

    public bool IsUseStored(DateTimeOffset now) => now - StoredUseAt <= StoreInterval;

    public void Update(Person changed) => User = UserOf(changed, session, ended.Token);

    // Whoever ends a session does not wait until its polls have ended.
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
