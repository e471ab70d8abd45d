using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;

namespace OurWhats.Shared.Web;

/// <summary>
/// Forms know the person for whom their page was made, by a parameter of their address. If somebody else has signed in
/// with the same browser since, nothing is done in the second person's name.
/// </summary>
internal static partial class FormOwner
{
    private const string Parameter = "me";

    /// <summary>Marks all forms of a rendered page or fragment; returns the stream itself if it has none.</summary>
    public static MemoryStream Mark(MemoryStream rendered, HttpContext context)
    {
        var plain = rendered.GetBuffer().AsSpan(0, (int)rendered.Length);
        if (CurrentUser.Of(context) is not { } me || plain.IndexOf("action=\""u8) < 0) return rendered;
        // Latin1 keeps each byte, whatever the letters are.
        var marked = FormAddress().Replace(Encoding.Latin1.GetString(plain), found => found.Value + MarkFor(found, me));
        MemoryStream result = new(marked.Length);
        result.Write(Encoding.Latin1.GetBytes(marked));
        return result;
    }

    /// <summary>Middleware that refuses forms of another person's page.</summary>
    public static Task Check(HttpContext context, RequestDelegate next)
    {
        var (request, me) = (context.Request, CurrentUser.Of(context));
        var isOurs = CrossSiteGuard.IsSafe(request.Method)
            || me is null
            || !request.Query.TryGetValue(Parameter, out var owner)
            || owner == me.Id.ToString(CultureInfo.InvariantCulture);
        return isOurs
            ? next(context)
            : ErrorResponse.Answer(context, StatusCodes.Status409Conflict, Texts.PageOfSomebodyElse);
    }

    private static string MarkFor(Match address, CurrentUser me)
    {
        var separator = address.Value.Contains('?', StringComparison.Ordinal) ? "&amp;" : "?";
        return string.Create(CultureInfo.InvariantCulture, $"{separator}{Parameter}={me.Id}");
    }

    // Texts of people cannot look like this, because their quotation marks are encoded.
    [GeneratedRegex("""(?:<form\b[^>]*? method="post"[^>]*? action="|\bformaction="|\bhx-post=")[^"]*""")]
    private static partial Regex FormAddress();
}
