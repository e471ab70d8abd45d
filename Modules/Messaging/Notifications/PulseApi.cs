using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Notifications;

/// <summary>
/// /pulse: the one poller of a page asks for what is new. It is answered at once when something is, else when something
/// happens, else with 304 at the end of the hold. The ETag is the number of the last journal entry that the page knows.
/// A page that can read it gets an answer that stays open instead, without an ETag; where it gets one, it asks plainly.
/// </summary>
internal static class PulseApi
{
    private const int LongestHoldSeconds = 240;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/pulse", Ask);

    /// <param name="c">Key of the conversation that the page shows, if any.</param>
    /// <param name="d">1 for the dashboard, which shows what was said last.</param>
    /// <param name="t">The tab's name: its own doings do not end the hold.</param>
    /// <param name="h">Seconds to hold.</param>
    /// <param name="s">1 when the page reads an answer part by part.</param>
    private static async Task<IResult> Ask(HttpContext context, CurrentUser me, Pulse pulse, Writer journal, UnitOfWork unit, IHostApplicationLifetime host,
        long? c, int? d, string? t, int? h, int? s, CancellationToken cancel)
    {
        if (!TryCursor(context.Request, out var known) || known > journal.LastEntry) return StartAnew(context);
        Watch watch = new(c, d == 1, Tabs.Of(t));
        if (s == 1 && await context.RequestServices.GetRequiredService<LiveNews>().Of(context, me, known, watch, cancel) is { } stream) return stream;
        var hold = TimeSpan.FromSeconds(s == 1 ? 0 : Math.Clamp(h ?? 0, 0, LongestHoldSeconds));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, me.SessionEnded, host.ApplicationStopping);
        unit.Release(); // who waits holds no connection
        var heard = await pulse.Wait(me.Id, known, watch.Tab, hold, end.Token);
        if (me.SessionEnded.IsCancellationRequested) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (heard.IsNothing) return Answers.NotModified(Tag(heard.Now));

        // Only now: who waits holds no context either, and most have nothing to ask.
        if (await context.RequestServices.GetRequiredService<Bulletin>().Since(me, heard, watch, cancel) is not { } news) return StartAnew(context);
        return news.IsNone ? Answers.NotModified(Tag(heard.Now)) : Answers.Fragment(PulseNews.Create(news), tag: Tag(heard.Now), mixesConversations: watch.IsDashboard);
    }

    private static bool TryCursor(HttpRequest request, out long cursor) =>
        long.TryParse(request.Headers.IfNoneMatch.ToString().Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out cursor);

    private static string Tag(long version) => $"\"{version}\"";

    private static IResult StartAnew(HttpContext context)
    {
        context.Response.Htmx(headers => headers.Refresh());
        return Results.NoContent();
    }
}
