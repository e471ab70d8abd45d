using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>The compressions that a request accepts.</summary>
internal static class ContentEncodings
{
    public const string Brotli = "br";

    public const string Gzip = "gzip";

    /// <summary>The best that we have and the request accepts; null to send the content as it is.</summary>
    public static string? BestFor(HttpRequest request) => IsAccepted(request, Brotli) ? Brotli
        : IsAccepted(request, Gzip) ? Gzip
        : null;

    /// <summary>True if the header Accept-Encoding names a compression, and not with the weight 0.</summary>
    public static bool IsAccepted(HttpRequest request, string encoding)
    {
        var accepted = request.Headers.AcceptEncoding.ToString().AsSpan();
        foreach (var part in accepted.Split(','))
        {
            if (Accepts(accepted[part], encoding)) return true;
        }

        return false;
    }

    private static bool Accepts(ReadOnlySpan<char> part, string encoding)
    {
        var end = part.IndexOf(';');
        var name = end < 0 ? part : part[..end];
        if (!name.Trim().Equals(encoding, StringComparison.OrdinalIgnoreCase)) return false;
        var weight = end < 0 ? [] : part[(end + 1)..].Trim();
        return !weight.StartsWith("q=0", StringComparison.OrdinalIgnoreCase) || weight[3..].ContainsAnyInRange('1', '9');
    }
}
