using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using Microsoft.Extensions.Caching.Memory;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;

namespace OurWhats.Accounts.SignIn;

/// <summary>
/// Sign-ins whose password is right and whose second factor is missing. They are kept in memory for ten minutes; the
/// browser has a random key, in a cookie that only the sign-in's addresses get.
/// </summary>
internal sealed class PendingSignIns(IMemoryCache cache)
{
    private const string Cookie = "p";
    private const string Path = "/sign-in";
    private const int KeyBytes = 16;

    private static readonly TimeSpan Validity = TimeSpan.FromMinutes(10);

    /// <param name="next">Where to go after the sign-in.</param>
    public void Begin(HttpContext context, Person person, string next)
    {
        var key = WebEncoders.Base64UrlEncode(RandomNumberGenerator.GetBytes(KeyBytes));
        cache.Set(EntryOf(key), new PendingSignIn(Secrets.Hash(key), person.Id, person.SecurityStamp!, next), Validity);
        context.Response.Cookies.Append(Cookie, key, Options(context, Validity));
    }

    /// <summary>The pending sign-in of the browser that sent the request; null if there is none or it has expired.</summary>
    public PendingSignIn? Find(HttpContext context) =>
        context.Request.Cookies[Cookie] is { Length: > 0 and < 100 } key ? cache.Get<PendingSignIn>(EntryOf(key)) : null;

    public void End(HttpContext context)
    {
        if (context.Request.Cookies[Cookie] is { } key) cache.Remove(EntryOf(key));
        context.Response.Cookies.Delete(Cookie, Options(context, null));
    }

    private static string EntryOf(string key) => "pending sign-in " + Secrets.Hash(key);

    private static CookieOptions Options(HttpContext context, TimeSpan? age) => new()
    {
        HttpOnly = true,
        SameSite = SameSiteMode.Lax,
        Secure = context.Request.IsHttps,
        MaxAge = age,
        Path = Path,
    };
}

/// <summary>A sign-in that lacks the second factor.</summary>
/// <param name="KeyHash">Hash of the browser's key, to which the passkeys' challenge belongs.</param>
/// <param name="PersonId">The person whose password was right.</param>
/// <param name="SecurityStamp">Their stamp at that moment: changed credentials end the sign-in.</param>
/// <param name="Next">Where to go after the sign-in.</param>
internal sealed record PendingSignIn(string KeyHash, long PersonId, string SecurityStamp, string Next);
