using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// Content security policy and related headers: resources from this site only, no inline code, no framing.
/// </summary>
internal static class SecurityHeaders
{
    private const string Policy = "default-src 'none';script-src 'self';style-src 'self';img-src 'self';media-src 'self';"
        + "connect-src 'self';form-action 'self';base-uri 'none';frame-ancestors 'none'";

    public static void Write(IHeaderDictionary headers)
    {
        headers.ContentSecurityPolicy = Policy;
        headers.XContentTypeOptions = "nosniff";
        // With no-referrer, browsers would send forms with "Origin: null", which the guard takes for another site's.
        headers["Referrer-Policy"] = "same-origin";
    }
}
