using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// Refuses forms sent from other sites. Browsers say where a request comes from: Sec-Fetch-Site, or on plain http at an
/// address that is not local, Origin. No tokens in forms, so pages can be kept and asked for with their ETag.
/// </summary>
internal static class CrossSiteGuard
{
    public static async Task Check(HttpContext context, RequestDelegate next)
    {
        if (IsSafe(context.Request.Method) || IsOurs(context.Request)) await next(context);
        else await ErrorResponse.Answer(context, StatusCodes.Status403Forbidden, Texts.SentFromAnotherSite);
    }

    private static bool IsSafe(string method) => HttpMethods.IsGet(method) || HttpMethods.IsHead(method);

    private static bool IsOurs(HttpRequest request)
    {
        var site = request.Headers["Sec-Fetch-Site"].ToString();
        if (site.Length > 0) return site is "same-origin" or "none";
        return Uri.TryCreate(request.Headers.Origin, UriKind.Absolute, out var origin) && origin.Authority == request.Host.Value;
    }
}
