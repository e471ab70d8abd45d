using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// Rejects forms sent by other sites, by the browser's Sec-Fetch-Site header or, on plain http at a public address, by
/// Origin. It makes tokens in forms unnecessary, so pages can be cached with an ETag.
/// </summary>
internal static class CrossSiteGuard
{
    /// <summary>True for methods that change nothing.</summary>
    public static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        if (IsSafe(context.Request.Method) || IsOurs(context.Request)) await next(context);
        else await ErrorResponse.Answer(context, StatusCodes.Status403Forbidden, Texts.SentFromAnotherSite);
    }

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;
    }
}
