using System.Diagnostics;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;
using Serilog;

namespace OurWhats.Host;

/// <summary>
/// One line per request that was answered something: no text, no key, no query string. Pages kept open ask every few minutes
/// whether anything is new; that nothing is, is worth no line.
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
            if (context.Response.StatusCode != StatusCodes.Status304NotModified) Log.Information(
                "{Method} {Route} {Status} {Bytes} B {Milliseconds:0.0} ms {Queries} queries, person {Person}",
                context.Request.Method, Route(context), context.Response.StatusCode, context.Response.ContentLength ?? 0,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                context.RequestServices.GetRequiredService<QueryCounter>().Count, CurrentUser.Of(context)?.Id);
        }
    }

    // The route, not the address: addresses hold invitation codes and names.
    private static string Route(HttpContext context) =>
        (context.GetEndpoint() as RouteEndpoint)?.RoutePattern.RawText ?? "(none)";
}
