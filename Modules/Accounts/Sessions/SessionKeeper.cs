using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Shared.Data;

namespace OurWhats.Accounts.Sessions;

/// <summary>Begins, finds and ends sessions. The cookie is a short random key, nothing else.</summary>
internal sealed class SessionKeeper(AccountsContext accounts, UnitOfWork unit, LiveSessions live, TimeProvider clock)
{
    public const string Cookie = "s";

    private const int KeyBytes = 16;
    private static readonly TimeSpan Longest = TimeSpan.FromDays(90);
    private static readonly TimeSpan RenewedAfter = TimeSpan.FromDays(1);

    /// <summary>Begins a session in this browser. To be called inside a write.</summary>
    public async Task Begin(HttpContext context, Person person, CancellationToken cancel)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow();
        var device = context.Request.Headers.UserAgent.ToString();
        Session session = new()
        {
            KeyHash = Hash(key),
            PersonId = person.Id,
            StartedAt = now,
            LastUsedAt = now,
            Device = device[..Math.Min(device.Length, 300)],
        };
        accounts.Add(session);
        await accounts.SaveChangesAsync(cancel);
        unit.AfterCommit(() => live.Add(session, person));
        context.Response.Cookies.Append(Cookie, key, Options(context, Longest));
    }

    /// <summary>The session of this key, or null when there is none, or no longer.</summary>
    public async Task<LiveSession?> Find(HttpContext context, string key, CancellationToken cancel)
    {
        var hash = Hash(key);
        var session = live.Find(hash) ?? await Load(hash, cancel);
        if (session is null) return null;
        var unused = clock.GetUtcNow() - session.Session.LastUsedAt;
        if (unused > Longest) return null;
        if (unused <= RenewedAfter) return session;
        await Renew(session.Session, cancel);
        context.Response.Cookies.Append(Cookie, key, Options(context, Longest));
        return session;
    }

    /// <summary>Ends one session, in the database and in every open page. To be called inside a write.</summary>
    public async Task End(string keyHash, CancellationToken cancel)
    {
        await accounts.Sessions.Where(session => session.KeyHash == keyHash).ExecuteDeleteAsync(cancel);
        unit.AfterCommit(() => live.End(keyHash));
    }

    /// <summary>Ends all sessions of a person but one. To be called inside a write.</summary>
    public async Task EndOthers(long person, string keptKeyHash, CancellationToken cancel)
    {
        var others = await accounts.Sessions.Where(session => session.PersonId == person && session.KeyHash != keptKeyHash)
            .Select(session => session.KeyHash).ToListAsync(cancel);
        foreach (var other in others) await End(other, cancel);
    }

    public static void Forget(HttpContext context) => context.Response.Cookies.Delete(Cookie, Options(context, null));

    private async Task<LiveSession?> Load(string hash, CancellationToken cancel)
    {
        var found = await (from one in accounts.Sessions.AsNoTracking()
                           join person in accounts.Users.AsNoTracking() on one.PersonId equals person.Id
                           where one.KeyHash == hash
                           select new { session = one, person }).SingleOrDefaultAsync(cancel);
        if (found is null) return null;
        var session = live.Add(found.session, found.person);
        // It may have ended between the look and the adding: then nobody else would take it out again.
        if (await accounts.Sessions.AnyAsync(one => one.KeyHash == hash, cancel)) return session;
        live.End(hash);
        return null;
    }

    private Task Renew(Session session, CancellationToken cancel) => unit.Write(async () =>
    {
        session.LastUsedAt = clock.GetUtcNow();
        await accounts.Sessions.Where(one => one.KeyHash == session.KeyHash)
            .ExecuteUpdateAsync(one => one.SetProperty(it => it.LastUsedAt, session.LastUsedAt), cancel);
    }, cancel);

    private static string Hash(string key) => WebEncoders.Base64UrlEncode(SHA256.HashData(Encoding.UTF8.GetBytes(key)));

    private static CookieOptions Options(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = age,
    };
}
