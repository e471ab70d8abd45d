using Microsoft.AspNetCore.Http;

namespace OurWhats.Accounts.Administration;

internal static class AbsoluteUrl
{
    /// <summary>The absolute URL of an address of this site, to be sent to others.</summary>
    public static string Of(HttpContext context, string address) =>
        $"{context.Request.Scheme}://{context.Request.Host}{address}";
}
