using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// Security headers of every answer, written when it begins, so that none is forgotten and none is lost when an error
/// replaces the answer. What each kind of answer gets, and what that weighs: docs/security.md.
/// </summary>
public static class SecurityHeaders
{
    internal const string PagePolicy = "default-src 'none';script-src 'self';style-src 'self';img-src 'self';media-src 'self';"
        + "connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

    private const string SameOrigin = "same-origin";

    // A fragment that is opened by itself is a document, in which nothing may run.
    private const string FragmentPolicy = "sandbox";

    // A year. Without the domain's other names, which are not ours.
    private const string HttpsOnly = "max-age=31536000";

    /// <summary>Middleware that comes first.</summary>
    public static Task Write(HttpContext context, RequestDelegate next)
    {
        context.Response.OnStarting(Write, context);
        return next(context);
    }

    private static Task Write(object state)
    {
        var context = (HttpContext)state;
        var (response, isSecure) = (context.Response, context.Request.IsHttps);
        // Browsers would apply it to every other server of a developer's machine.
        if (isSecure && context.Request.Host.Host != "localhost") response.Headers.StrictTransportSecurity = HttpsOnly;
        // The browser has those of the answer that it keeps.
        if (response.StatusCode == StatusCodes.Status304NotModified) return Task.CompletedTask;
        // In HTTP/2, which needs HTTPS, a repeated header is one byte. In HTTP/1.1 it is sent only where it protects.
        if (isSecure || response.ContentType is not null) response.Headers.XContentTypeOptions = "nosniff";
        var isRead = CrossSiteGuard.IsSafe(context.Request.Method);
        WriteForDocuments(response, isSecure, isRead);
        if (isSecure || (isRead && IsEmbeddable(response))) response.Headers["Cross-Origin-Resource-Policy"] = SameOrigin;
        return Task.CompletedTask;
    }

    private static void WriteForDocuments(HttpResponse response, bool isSecure, bool isRead)
    {
        var headers = response.Headers;
        var isHtml = response.ContentType?.StartsWith("text/html", StringComparison.Ordinal) == true;
        var isPage = isHtml && headers.ContentSecurityPolicy == PagePolicy;
        if (isHtml && headers.ContentSecurityPolicy.Count == 0 && (isSecure || (isRead && !IsStream(response))))
            headers.ContentSecurityPolicy = FragmentPolicy;
        // With no-referrer, browsers would send forms with "Origin: null", which the guard takes for another site's.
        var leadsToPage = isSecure && headers.Location.Count > 0;
        if (isPage || leadsToPage) headers["Referrer-Policy"] = SameOrigin;
        // Not for files and fragments, because browsers refuse a sandboxed document with an opener policy; without
        // HTTPS they ignore it.
        if (isSecure && (isPage || leadsToPage)) headers["Cross-Origin-Opener-Policy"] = SameOrigin;
    }

    // Each page that is opened begins one; without HTTPS its bytes are worth more than a second line of defence.
    private static bool IsStream(HttpResponse response) => response.Headers.ContainsKey(HtmlStream.UnbufferedHeader);

    // Scripts and styles are public, and a fragment is no picture, script or style of any page.
    private static bool IsEmbeddable(HttpResponse response) => response.ContentType is not null
        && response.Headers.ContentSecurityPolicy != FragmentPolicy
        && !IsStream(response)
        && !response.Headers.CacheControl.ToString().StartsWith("public", StringComparison.Ordinal);
}
