using Microsoft.AspNetCore.Http;

namespace OurWhats.Accounts.Administration;

/// <summary>Links to hand on.</summary>
internal static class AbsoluteUrl
{
    /// <summary>An address of this site with all that it takes to open it from elsewhere.</summary>
    public static string Of(HttpContext context, string address) => $"{context.Request.Scheme}://{context.Request.Host}{address}";
}
