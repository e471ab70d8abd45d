using Microsoft.AspNetCore.Http;

namespace OurWhats.Accounts.Administration;

internal static class AbsoluteUrl
{
    /// <summary>Returns the absolute URL of an address of this site.</summary>
    public static string Of(HttpContext context, string address) =>
        $"{context.Request.Scheme}://{context.Request.Host}{address}";
}
