using System.Collections.Concurrent;
using System.Globalization;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>The sessions in use, in memory: who asks costs no query. All but the look is done in a write, or right after one.</summary>
internal sealed class SessionCache
{
    private readonly ConcurrentDictionary<string, CachedSession> byKeyHash = new();

    public CachedSession? Find(string keyHash) => byKeyHash.GetValueOrDefault(keyHash);

    /// <summary>The session, used once more, where that needs no write: null sends to the <see cref="SessionStore"/>.</summary>
    public CachedSession? TryUse(string keyHash, DateTimeOffset now)
    {
        if (Find(keyHash) is not { } live || live.Session.IsOver(now) || !live.IsUseStored(now)) return null;
        live.Session.LastUsedAt = now;
        return live;
    }

    public CachedSession Add(Session session, Person person) => byKeyHash.GetOrAdd(session.KeyHash, _ => new(session, person, new()));

    /// <summary>The session is over: its open polls end now.</summary>
    public void End(string keyHash)
    {
        if (byKeyHash.TryRemove(keyHash, out var live)) live.End();
    }

    /// <summary>Takes over what changed about the person.</summary>
    public void Update(Person person)
    {
        foreach (var live in byKeyHash.Values.Where(live => live.User.Id == person.Id)) live.Update(person);
    }
}

/// <summary>A session in use, and what ends what is open through it.</summary>
internal sealed class CachedSession(Session session, Person person, CancellationTokenSource ended)
{
    // A page that is open asks every few minutes: not each time is worth a write.
    private static readonly TimeSpan StoredAfter = TimeSpan.FromHours(1);

    public Session Session => session;

    /// <summary>The use that the database knows of.</summary>
    public DateTimeOffset StoredUseAt { get; set; } = session.LastUsedAt;

    public bool IsUseStored(DateTimeOffset now) => now - StoredUseAt <= StoredAfter;

    public CurrentUser User { get; private set; } = As(person, session, ended.Token);

    public void Update(Person changed) => User = As(changed, session, ended.Token);

    // What was open through it goes on elsewhere: who ends a session does not wait for it.
    public void End() => _ = ended.CancelAsync();

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"session of {User.Id}");

    private static CurrentUser As(Person person, Session session, CancellationToken ended) => new(person.Id, person.UserName!, person.DisplayName,
        Languages.Find(person.Language), TimeZoneInfo.FindSystemTimeZoneById(person.Zone), person.IsAdministrator,
        session.KeyHash, person.Showing, SavesData: false, ended);
}
