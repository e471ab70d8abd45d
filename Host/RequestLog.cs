using System.Diagnostics;
using OurWhats.Shared.Data;
using OurWhats.Shared.Identity;
using OurWhats.Shared.Web;
using Serilog;

namespace OurWhats.Host;

/// <summary>
/// One line per request that was answered something: no text, no key, no query string. Pages kept open ask again and again
/// whether anything is new; that nothing is, or what a line above has made new, is worth no line.
/// </summary>
internal static class RequestLog
{
    public static async Task Write(HttpContext context, RequestDelegate next)
    {
        var start = Stopwatch.GetTimestamp();
        try
        {
            await next(context);
        }
        finally
        {
            if (!IsListening(context)) Log.Information(
                "{Method} {Route} {Status} {Bytes} B {Milliseconds:0.0} ms {Queries} queries, person {Person}",
                context.Request.Method, Route(context), context.Response.StatusCode, context.Response.ContentLength ?? 0,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                context.RequestServices.GetRequiredService<QueryCounter>().Count, CurrentUser.Of(context)?.Id);
        }
    }

    private static bool IsListening(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status304NotModified
        || (context.Response.StatusCode == StatusCodes.Status200OK && IsPoll(context));

    private static bool IsPoll(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TrafficKind>() is { IsPoll: true };

    // The route, not the address: addresses hold invitation codes and names.
    private static string Route(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
}
