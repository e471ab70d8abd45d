using System.Text.RegularExpressions;
using Microsoft.AspNetCore.Http;
using RazorSlices;

namespace OurWhats.Shared.Web;

/// <summary>What handlers answer. The only place that knows how a template becomes a response.</summary>
public static partial class HtmlResults
{
    /// <summary>A whole page.</summary>
    /// <param name="slice">Its template.</param>
    /// <param name="status">The HTTP status.</param>
    /// <param name="tag">Its ETag: the browser keeps the page and asks whether it is still so. Null: not kept.</param>
    /// <param name="mixesConversations">True pads the page with 0 to 63 random bytes, so that its compressed length
    /// tells nobody what others wrote.</param>
    public static IResult Page(RazorSlice slice, int status = 200, string? tag = null, bool mixesConversations = false) =>
        new HtmlAnswer(slice, status, tag, IsPage: true, mixesConversations);

    /// <summary>A piece of a page, for htmx.</summary>
    /// <inheritdoc cref="Page"/>
    public static IResult Fragment(RazorSlice slice, int status = 200, string? tag = null, bool mixesConversations = false) =>
        new HtmlAnswer(slice, status, tag, IsPage: false, mixesConversations);

    /// <summary>An answer that stays open while <paramref name="tell"/> runs, which sends its parts.</summary>
    public static IResult Stream(Func<HtmlStream, Task> tell) => new StreamAnswer(tell);

    /// <summary>304: what the browser holds is still so.</summary>
    public static IResult NotModified(string tag) => new NotModifiedAnswer(tag);

    /// <summary>After a form that did its work: go and see there (303).</summary>
    /// <param name="address">An address of this site; anything else leads to the dashboard.</param>
    public static IResult SeeOther(string address) => new SeeOtherAnswer(
        IsLocal(address) ? NotInHeaders().Replace(address, found => Uri.EscapeDataString(found.Value)) : "/");

    /// <summary>True for an address of this site, the only ones that a parameter may send people to.</summary>
    public static bool IsLocal(string? address) =>
        address is ['/', ..] and not ['/', '/' or '\\', ..] && !address.Any(char.IsControl);

    // Addresses that people type or paste have any letters; a header has ASCII only.
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
