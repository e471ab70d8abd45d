using System.Collections.Concurrent;
using System.Globalization;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>The sessions in use, in memory: who asks costs no query.</summary>
internal sealed class LiveSessions
{
    private readonly ConcurrentDictionary<string, LiveSession> byKeyHash = new();

    public LiveSession? Find(string keyHash) => byKeyHash.GetValueOrDefault(keyHash);

    public LiveSession Add(Session session, Person person) =>
        byKeyHash.AddOrUpdate(session.KeyHash,
            _ => new(session, person, new()),
            (_, live) => new(session, person, live.Ended));

    /// <summary>The session is over: its open polls end now.</summary>
    public void End(string keyHash)
    {
        if (byKeyHash.TryRemove(keyHash, out var live)) live.Ended.Cancel();
    }

    /// <summary>Takes over what the person changed about themselves.</summary>
    public void Renew(Person person)
    {
        foreach (var live in byKeyHash.Values.Where(live => live.User.Id == person.Id)) Add(live.Session, person);
    }
}

/// <summary>A session in use, and what ends what is open through it.</summary>
internal sealed class LiveSession(Session session, Person person, CancellationTokenSource ended)
{
    public Session Session => session;

    public CancellationTokenSource Ended => ended;

    public CurrentUser User { get; } = new(person.Id, person.UserName!, person.DisplayName,
        Languages.Find(person.Language), TimeZoneInfo.FindSystemTimeZoneById(person.Zone), person.IsAdministrator,
        session.KeyHash, ended.Token);

    public override string ToString() => string.Create(CultureInfo.InvariantCulture, $"session of {person.Id}");
}
