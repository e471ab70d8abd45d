using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using RazorSlices;

namespace OurWhats.Shared.Web;

/// <summary>
/// Responses for handlers to return. Everything that turns a template into a response goes through here.
/// </summary>
public static partial class HtmlResults
{
    /// <summary>A whole page.</summary>
    /// <param name="slice">The template, rendered once.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="tag">ETag, with which the browser keeps and revalidates the page; null to prevent caching.</param>
    /// <param name="mixesConversations">True adds 0 to 63 random bytes, so that the compressed length reveals nothing
    /// about texts of others.</param>
    public static IResult Page(RazorSlice slice, int status = 200, string? tag = null, bool mixesConversations = false) =>
        new HtmlAnswer(slice, status, tag, IsPage: true, mixesConversations);

    /// <summary>A fragment of a page, for htmx.</summary>
    /// <inheritdoc cref="Page"/>
    public static IResult Fragment(RazorSlice slice, int status = 200, string? tag = null, bool mixesConversations = false) =>
        new HtmlAnswer(slice, status, tag, IsPage: false, mixesConversations);

    /// <summary>A response that stays open while <paramref name="tell"/> runs and sends its parts.</summary>
    public static IResult Stream(Func<HtmlStream, Task> tell) => new StreamAnswer(tell);

    /// <summary>304: the cached page is still valid.</summary>
    public static IResult NotModified(string tag) => new NotModifiedAnswer(tag);

    /// <summary>303, the redirect after a successful form.</summary>
    /// <param name="address">An address of this site; any other is replaced by the dashboard's.</param>
    public static IResult SeeOther(string address) => new SeeOtherAnswer(
        IsLocal(address) ? NotInHeaders().Replace(address, found => Uri.EscapeDataString(found.Value)) : "/");

    /// <summary>True for an address of this site. Redirects that come from a parameter must pass this check.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    // Typed or pasted addresses may contain any character, but headers only ASCII.
    [GeneratedRegex("[^\\x21-\\x7E]+")]
    private static partial Regex NotInHeaders();

    private sealed class NotModifiedAnswer(string tag) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status304NotModified;
            httpContext.Response.Headers.ETag = tag;
            return Task.CompletedTask;
        }
    }

    private sealed class StreamAnswer(Func<HtmlStream, Task> tell) : IResult
    {
        public async Task ExecuteAsync(HttpContext httpContext)
        {
            using HtmlStream stream = new(httpContext);
            await tell(stream);
        }
    }

    private sealed class SeeOtherAnswer(string address) : IResult
    {
        public Task ExecuteAsync(HttpContext httpContext)
        {
            httpContext.Response.StatusCode = StatusCodes.Status303SeeOther;
            httpContext.Response.Headers.Location = address;
            return Task.CompletedTask;
        }
    }
}
