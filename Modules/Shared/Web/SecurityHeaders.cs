using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>What a page may do in the browser: only what comes from here, no inline code, in nobody's frame.</summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'none';script-src 'self';style-src 'self';img-src 'self';media-src 'self';"
        + "connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

    public static void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // Not no-referrer: forms would then be sent with "Origin: null", which the guard could not tell from a foreign one.
        headers["Referrer-Policy"] = "same-origin";
    }
}
