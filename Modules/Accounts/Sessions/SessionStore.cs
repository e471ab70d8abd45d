using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Shared.Data;

namespace OurWhats.Accounts.Sessions;

/// <summary>Begins, finds and ends sessions. The cookie contains only a short random key.</summary>
internal sealed class SessionStore(
    AccountsContext accounts,
    UnitOfWork unit,
    SessionCache cache,
    TimeProvider clock)
{
    private const string Cookie = "s";

    // Browsers accept this name over HTTPS only, from this host only, so that no other site of the domain can set it.
    private const string SecureCookie = "__Host-s";

    private const int KeyBytes = 16;

    // More than anybody needs. Beyond it, a new session ends the one that has not been used for the longest time.
    private const int MaxPerPerson = 50;

    /// <summary>Begins a session in the browser that sent the request.</summary>
    public async Task Begin(WriteTransaction write, HttpContext context, Person person, CancellationToken cancel)
    {
        await MakeRoom(write, person.Id, cancel);
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));
        var now = clock.GetUtcNow();
        Session session = new()
        {
            KeyHash = Secrets.Hash(key),
            PersonId = person.Id,
            StartedAt = now,
            LastUsedAt = now,
            ConfirmedAt = now,
            Device = Devices.Of(context.Request.Headers.UserAgent.ToString()),
        };
        accounts.Add(session);
        await accounts.SaveChangesAsync(cancel);
        write.AfterCommit(() => cache.Add(session, person));
        SetCookie(context, key);
        KnownBrowser.Remember(context, person);
    }

    /// <summary>The session's key in the cookie of a request, or null.</summary>
    public static string? KeyIn(HttpRequest request) =>
        (request.IsHttps ? request.Cookies[SecureCookie] : null) ?? request.Cookies[Cookie];

    /// <summary>Gives the cookie its secure name, if a browser still sends it under the plain one over HTTPS.</summary>
    public static void SecureCookieOf(HttpContext context, string key)
    {
        if (context.Request.IsHttps && context.Request.Cookies[SecureCookie] is null) SetCookie(context, key);
    }

    /// <summary>
    /// Records a use of the session with this key and returns it; null if there is none or it has ended.
    /// </summary>
    public async Task<CachedSession?> Find(HttpContext context, string key, CancellationToken cancel)
    {
        var hash = Secrets.Hash(key);
        var found = cache.Find(hash) ?? await Load(hash, cancel);
        var now = clock.GetUtcNow();
        if (found is null || found.Session.IsOver(now)) return null;
        found.Session.LastUsedAt = now;
        if (found.IsUseStored(now)) return found;
        await StoreUse(found, now, cancel);
        SetCookie(context, key);
        return found;
    }

    /// <summary>Records that the person has proved in their session who they are.</summary>
    public async Task Confirm(WriteTransaction write, CurrentUser me, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        await accounts.Sessions
            .Where(session => session.KeyHash == me.Session)
            .ExecuteUpdateAsync(update => update.SetProperty(session => session.ConfirmedAt, now), cancel);
        write.AfterCommit(() => cache.Find(me.Session)?.Session.ConfirmedAt = now);
    }

    /// <summary>True if the person has proved in their session, minutes ago, who they are.</summary>
    public bool IsConfirmed(CurrentUser me) => cache.Find(me.Session)?.Session.IsConfirmed(clock.GetUtcNow()) == true;

    /// <summary>A person's sessions, the most recently used first.</summary>
    public async Task<IReadOnlyList<Session>> ListOf(long person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        return [.. (await Stored(person, cancel)).Where(session => !session.IsOver(now))];
    }

    /// <summary>Ends one session of a person, in the database and in all open pages.</summary>
    /// <returns>1; or 0 if it has ended already or belongs to another person.</returns>
    public async Task<int> End(WriteTransaction write, long person, string keyHash, CancellationToken cancel)
    {
        var count = await accounts.Sessions
            .Where(session => session.KeyHash == keyHash && session.PersonId == person)
            .ExecuteDeleteAsync(cancel);
        if (count > 0) write.AfterCommit(() => cache.End(keyHash));
        return count;
    }

    /// <summary>Ends all sessions of a person, optionally except one.</summary>
    /// <returns>Number of sessions ended.</returns>
    public async Task<int> EndAll(WriteTransaction write, long person, string? keptKeyHash, CancellationToken cancel)
    {
        var keyHashes = await accounts.Sessions
            .Where(session => session.PersonId == person && session.KeyHash != keptKeyHash)
            .Select(session => session.KeyHash)
            .ToListAsync(cancel);
        foreach (var keyHash in keyHashes) await End(write, person, keyHash, cancel);
        return keyHashes.Count;
    }

    public static void DeleteCookie(HttpContext context)
    {
        if (context.Request.IsHttps) context.Response.Cookies.Delete(SecureCookie, Options(context, null));
        context.Response.Cookies.Delete(Cookie, Options(context, null));
    }

    private async Task MakeRoom(WriteTransaction write, long person, CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var surplus = (await Stored(person, cancel))
            .Where((session, newer) => newer >= MaxPerPerson - 1 || session.IsOver(now));
        foreach (var session in surplus) await End(write, person, session.KeyHash, cancel);
    }

    // A person's sessions, the most recently used first. The exact last use comes from the cache.
    private async Task<IEnumerable<Session>> Stored(long person, CancellationToken cancel)
    {
        var stored = await accounts.Sessions.AsNoTracking()
            .Where(session => session.PersonId == person)
            .ToListAsync(cancel);
        return stored
            .Select(session => cache.Find(session.KeyHash)?.Session ?? session)
            .OrderByDescending(session => session.LastUsedAt);
    }

    private async Task<CachedSession?> Load(string hash, CancellationToken cancel)
    {
        // Before the write, so that requests with invented keys do not make other people's writes wait.
        if (!await accounts.Sessions.AnyAsync(session => session.KeyHash == hash, cancel)) return null;
        // Inside a write, so that nobody can end the session or change the person before it is in the cache.
        return await unit.Write(async write =>
        {
            var found = await (from session in accounts.Sessions.AsNoTracking()
                               join person in accounts.Users.AsNoTracking() on session.PersonId equals person.Id
                               where session.KeyHash == hash
                               select new { session, person }).SingleOrDefaultAsync(cancel);
            return found is null ? null : cache.Add(found.session, found.person);
        }, cancel);
    }

    private Task<int> StoreUse(CachedSession used, DateTimeOffset now, CancellationToken cancel)
    {
        used.StoredUseAt = now; // before the write, so that concurrent requests do not store it again
        var stored = accounts.Sessions.Where(session => session.KeyHash == used.Session.KeyHash);
        return unit.Write(
            write => stored.ExecuteUpdateAsync(update => update.SetProperty(session => session.LastUsedAt, now), cancel),
            cancel);
    }

    private static void SetCookie(HttpContext context, string key)
    {
        var isSecure = context.Request.IsHttps;
        context.Response.Cookies.Append(isSecure ? SecureCookie : Cookie, key, Options(context, Session.MaxIdle));
        if (isSecure && context.Request.Cookies.ContainsKey(Cookie))
            context.Response.Cookies.Delete(Cookie, Options(context, null));
    }

    private static CookieOptions Options(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = age,
    };
}
