using System.Globalization;
using System.Text.RegularExpressions;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Web;

/// <summary>
/// The score of MDN's HTTP Observatory for an answer that came over HTTPS, as far as its headers, cookies and content
/// decide it: github.com/mdn/mdn-http-observatory at 94042bb, src/grader/charts.js and src/analyzer/tests. Two of its
/// tests are not ours: that plain HTTP leads to HTTPS is the proxy's business, and no browser knows our names in
/// advance; both give 0 here.
/// </summary>
internal static partial class Observatory
{
    // Extra points count only if what is wrong costs 10 points at most.
    private const int LeastForExtraPoints = 90;

    private const int SixMonthsSeconds = 15_552_000;

    private static readonly string[] TooBroad = ["ftp:", "http:", "https:", "*", "http://*", "https://*", "http://*.*", "https://*.*"];
    private static readonly string[] Inline = ["'unsafe-inline'", "data:"];

    private static readonly string[] PrivateReferrers =
        ["no-referrer", "same-origin", "strict-origin", "strict-origin-when-cross-origin"];

    /// <summary>The points of each test, by its name there.</summary>
    public static IReadOnlyDictionary<string, int> Points(Page answer, IReadOnlyCollection<string> cookies)
    {
        var policy = PolicyOf(answer);
        var isHstsGood = Hsts(answer) >= 0;
        return new Dictionary<string, int>
        {
            ["content-security-policy"] = ContentPolicy(policy),
            ["cookies"] = Cookies(cookies, isHstsGood),
            ["cross-origin-resource-sharing"] = Header(answer, "Access-Control-Allow-Origin") is null ? 0 : -50,
            ["referrer-policy"] = Referrer(Header(answer, "Referrer-Policy")),
            ["strict-transport-security"] = Hsts(answer),
            ["subresource-integrity"] = Integrity(answer.Html),
            ["x-content-type-options"] = Header(answer, "X-Content-Type-Options") == "nosniff" ? 0 : -5,
            ["x-frame-options"] = Frames(answer, policy),
            ["cross-origin-resource-policy"] = Isolation(Header(answer, "Cross-Origin-Resource-Policy"), "same-origin", "same-site"),
            ["cross-origin-embedder-policy"] = Isolation(Header(answer, "Cross-Origin-Embedder-Policy"), "require-corp", "credentialless"),
            ["cross-origin-opener-policy"] = Isolation(
                Header(answer, "Cross-Origin-Opener-Policy"), "same-origin", "same-origin-allow-popups", "noopener-allow-popups"),
        };
    }

    /// <summary>The score; 100 and more is its best grade.</summary>
    public static int Score(IReadOnlyDictionary<string, int> points)
    {
        var withoutExtra = 100 + points.Values.Where(value => value < 0).Sum();
        return Math.Max(0, withoutExtra < LeastForExtraPoints ? withoutExtra : 100 + points.Values.Sum());
    }

    private static int ContentPolicy(Dictionary<string, string[]> policy)
    {
        if (policy.Count == 0) return -25;
        var (scripts, styles, objects) = (Sources(policy, "script-src"), Sources(policy, "style-src"), Sources(policy, "object-src"));
        if (scripts.Any(IsLoose) || objects.Any(TooBroad.Contains)) return -20;
        var active = policy.Where(directive => directive.Key is not ("img-src" or "media-src"));
        if (active.Any(directive => directive.Value.Any(IsInsecure))) return -20;
        if (scripts.Concat(styles).Contains("'unsafe-eval'")) return -10;
        if (Sources(policy, "img-src").Concat(Sources(policy, "media-src")).Any(IsInsecure)) return -10;
        if (styles.Any(IsLoose)) return 0;
        return policy.GetValueOrDefault("default-src") is ["'none'"] ? 10 : 5;
    }

    // Names that contain "login" or "sess" are taken for sessions; one cookie without something is enough.
    private static int Cookies(IReadOnlyCollection<string> cookies, bool isHstsGood)
    {
        if (cookies.Count == 0) return 0;
        var worst = 5;
        foreach (var cookie in cookies)
        {
            var parts = cookie.ToLowerInvariant().Split(';', StringSplitOptions.TrimEntries);
            var name = parts[0].Split('=')[0];
            var isSession = name.Contains("login", StringComparison.Ordinal) || name.Contains("sess", StringComparison.Ordinal);
            var isSecure = parts.Contains("secure");
            if (!parts.Any(part => part.StartsWith("samesite=", StringComparison.Ordinal))) worst = Math.Min(worst, 0);
            if (!isSecure && parts.Contains("samesite=none")) worst = Math.Min(worst, -20);
            if (!isSecure) worst = Math.Min(worst, (isHstsGood ? -5 : -20) * (isSession ? 2 : 1));
            if (isSession && !parts.Contains("httponly")) worst = Math.Min(worst, -30);
        }

        return worst;
    }

    private static int Referrer(string? policy) => policy is null ? 0 : PrivateReferrers.Contains(policy) ? 5 : -5;

    private static int Hsts(Page answer)
    {
        var seconds = Regex.Match(Header(answer, "Strict-Transport-Security") ?? "", "max-age=([0-9]+)").Groups[1].Value;
        if (seconds.Length == 0) return -20;
        return long.Parse(seconds, CultureInfo.InvariantCulture) < SixMonthsSeconds ? -10 : 0;
    }

    // Scripts of this site need no hashes, but get points for them.
    private static int Integrity(string html)
    {
        var scripts = ScriptTag().Matches(html).Select(found => found.Value).ToList();
        if (Has("src=\"http:") || Has("src=\"//")) return -50;
        if (Has("src=\"https:")) return -5;
        return Has("integrity=") ? 5 : 0;

        bool Has(string attribute) => scripts.Any(script => script.Contains(attribute, StringComparison.Ordinal));
    }

    private static int Frames(Page answer, Dictionary<string, string[]> policy)
    {
        var isLimited = policy.ContainsKey("frame-ancestors") || Header(answer, "X-Frame-Options") is "DENY" or "SAMEORIGIN";
        return isLimited ? 5 : -20;
    }

    private static int Isolation(string? value, params ReadOnlySpan<string> good) => value switch
    {
        null or "cross-origin" or "unsafe-none" => 0,
        _ => good.Contains(value) ? 10 : -5,
    };

    private static Dictionary<string, string[]> PolicyOf(Page answer) =>
        (Header(answer, "Content-Security-Policy") ?? "")
        .Split(';', StringSplitOptions.TrimEntries | StringSplitOptions.RemoveEmptyEntries)
        .Select(directive => directive.Split(' ', StringSplitOptions.RemoveEmptyEntries))
        .ToDictionary(words => words[0], words => words.Length > 1 ? words[1..] : ["'none'"]);

    private static string[] Sources(Dictionary<string, string[]> policy, string directive) =>
        policy.GetValueOrDefault(directive) ?? policy.GetValueOrDefault("default-src") ?? ["*"];

    private static bool IsLoose(string source) => TooBroad.Contains(source) || Inline.Contains(source);

    private static bool IsInsecure(string source) =>
        source.StartsWith("http:", StringComparison.Ordinal) || source.StartsWith("ftp:", StringComparison.Ordinal);

    private static string? Header(Page answer, string name) =>
        answer.Headers.TryGetValues(name, out var values) ? string.Join(", ", values) : null;

    [GeneratedRegex("<script[^>]*>")]
    private static partial Regex ScriptTag();
}
