using System.Diagnostics;
using OurWhats.Shared.Data;
using OurWhats.Shared.Identity;
using OurWhats.Shared.Web;
using Serilog;

namespace OurWhats.Host;

/// <summary>
/// Logs one line per request, without texts, keys or query strings. Leaves out 304 responses, and polls that return an
/// update, because the request that caused the update is logged.
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
                SecurityLog.MethodOf(context), SecurityLog.RouteOf(context), context.Response.StatusCode,
                context.Request.IsHead() ? 0 : context.Response.ContentLength ?? 0,
                Stopwatch.GetElapsedTime(start).TotalMilliseconds,
                context.RequestServices.GetRequiredService<QueryCounter>().Count, CurrentUser.Of(context)?.Id);
        }
    }

    private static bool IsListening(HttpContext context) =>
        context.Response.StatusCode == StatusCodes.Status304NotModified
        || (context.Response.StatusCode == StatusCodes.Status200OK && IsPoll(context));

    private static bool IsPoll(HttpContext context) =>
        context.GetEndpoint()?.Metadata.GetMetadata<TrafficKind>() is { IsPoll: true };
}
