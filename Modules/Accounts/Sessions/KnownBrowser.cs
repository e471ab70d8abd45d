using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.WebUtilities;
using OurWhats.Accounts.People;

namespace OurWhats.Accounts.Sessions;

/// <summary>
/// A cookie by which a browser is known as one in which a person was signed in, so that wrong passwords of others do not
/// lock this person out. It opens nothing. It is a random number, signed with the person's security stamp: nothing is
/// stored, and a new password makes all browsers unknown. Its path is the sign-in, so no other request carries it.
/// </summary>
internal static class KnownBrowser
{
    private const int NumberBytes = 8;
    private const int SignatureBytes = 16;

    // The longest time that browsers keep a cookie.
    private static readonly TimeSpan Validity = TimeSpan.FromDays(400);

    /// <summary>Makes the browser that sent the request known as the person's.</summary>
    public static void Remember(HttpContext context, Person person)
    {
        var number = Find(context, person) is { } known
            ? WebEncoders.Base64UrlDecode(known)
            : RandomNumberGenerator.GetBytes(NumberBytes);
        byte[] mark = [.. number, .. Sign(number, person)];
        context.Response.Cookies.Append(CookieOf(person), WebEncoders.Base64UrlEncode(mark), new()
        {
            HttpOnly = true,
            SameSite = SameSiteMode.Lax,
            Secure = context.Request.IsHttps,
            MaxAge = Validity,
            Path = "/sign-in",
        });
    }

    /// <summary>The number of the browser that sent the request; null if it is not known as the person's.</summary>
    public static string? Find(HttpContext context, Person person)
    {
        if (context.Request.Cookies[CookieOf(person)] is not { Length: NumberBytes + SignatureBytes + 8 } cookie) return null;
        Span<byte> mark = stackalloc byte[NumberBytes + SignatureBytes];
        if (!TryDecode(cookie, mark)) return null;
        var number = mark[..NumberBytes];
        return CryptographicOperations.FixedTimeEquals(Sign(number, person), mark[NumberBytes..])
            ? WebEncoders.Base64UrlEncode(number)
            : null;
    }

    private static bool TryDecode(string cookie, Span<byte> mark) =>
        System.Buffers.Text.Base64Url.TryDecodeFromChars(cookie, mark, out var written) && written == mark.Length;

    private static ReadOnlySpan<byte> Sign(ReadOnlySpan<byte> number, Person person) =>
        HMACSHA256.HashData(Encoding.UTF8.GetBytes("known browser " + person.SecurityStamp), number).AsSpan(0, SignatureBytes);

    private static string CookieOf(Person person) => "d" + person.Id.ToString(CultureInfo.InvariantCulture);
}
