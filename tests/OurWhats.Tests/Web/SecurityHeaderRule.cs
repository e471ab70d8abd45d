using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

/// <summary>
/// Which security headers an answer must have. Over HTTPS every answer has all that concerns it. Without, an answer
/// without content has none, and what others may have (scripts) or can only get by a form is not guarded against being
/// embedded.
/// </summary>
internal static class SecurityHeaderRule
{
    /// <summary>The names of the headers that an answer lacks.</summary>
    /// <param name="answer">The answer.</param>
    /// <param name="isSecure">True if it came over HTTPS.</param>
    /// <param name="isRead">True for an answer to GET or HEAD.</param>
    public static IEnumerable<string> Missing(Page answer, bool isSecure, bool isRead = true)
    {
        if (isSecure && Header(answer, "Strict-Transport-Security") is null) yield return "Strict-Transport-Security";
        if (answer.Status == 304) yield break;
        var hasContent = answer.Type is not null;
        var isPublic = answer.Headers.CacheControl?.Public == true;
        if ((isSecure || hasContent) && Header(answer, "X-Content-Type-Options") != "nosniff") yield return "X-Content-Type-Options";
        var isEmbeddable = hasContent && isRead && !isPublic && Header(answer, "Content-Security-Policy") != "sandbox";
        if ((isSecure || isEmbeddable) && Header(answer, "Cross-Origin-Resource-Policy") != "same-origin")
            yield return "Cross-Origin-Resource-Policy";
        var isHtml = answer.Type == "text/html" && answer.Html.Length > 0;
        var isPage = isHtml && answer.Html.Contains("<html", StringComparison.Ordinal);
        var policy = Header(answer, "Content-Security-Policy") ?? "";
        if (isPage && !policy.StartsWith("default-src 'none'", StringComparison.Ordinal)) yield return "Content-Security-Policy";
        if (isHtml && !isPage && (isSecure || isRead) && policy != "sandbox") yield return "Content-Security-Policy of a fragment";
        var leadsToPage = isSecure && answer.Status is 303;
        if ((isPage || leadsToPage) && Header(answer, "Referrer-Policy") != "same-origin") yield return "Referrer-Policy";
        if (isSecure && (isPage || leadsToPage) && Header(answer, "Cross-Origin-Opener-Policy") != "same-origin")
            yield return "Cross-Origin-Opener-Policy";
        if (policy.StartsWith("sandbox", StringComparison.Ordinal) && Header(answer, "Cross-Origin-Opener-Policy") is not null)
            yield return "no Cross-Origin-Opener-Policy, which browsers refuse with a sandbox";
    }

    private static string? Header(Page answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;
}
