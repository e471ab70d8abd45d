using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.Hosting;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Notifications;

/// <summary>
/// /pulse: the one poller of a page asks for what is new. It is answered at once when something is, else when something
/// happens, else with 304 at the end of the hold. The ETag is the number of the last journal entry that the page knows.
/// </summary>
internal static class PulseApi
{
    private const int LongestHoldSeconds = 240;

    // A page that has missed more than this is better drawn anew.
    private const int MostChanges = 100;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/pulse", Ask);

    /// <param name="c">Key of the conversation that the page shows, if any.</param>
    /// <param name="d">1 for the dashboard, which shows what was said last.</param>
    /// <param name="t">The tab's name: its own doings do not end the hold.</param>
    /// <param name="h">Seconds to hold.</param>
    private static async Task<IResult> Ask(HttpContext context, CurrentUser me, Rows rows, Pages pages, Pulse pulse, Writer journal, UnitOfWork unit, IHostApplicationLifetime host,
        long? c, int? d, string? t, int? h, CancellationToken cancel)
    {
        if (!TryCursor(context.Request, out var known) || known > journal.LastEntry) return StartAnew(context);
        var hold = TimeSpan.FromSeconds(Math.Clamp(h ?? 0, 0, LongestHoldSeconds));
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, me.SessionEnded, host.ApplicationStopping);
        unit.Release(); // who waits holds no connection
        var (seen, now) = await pulse.Wait(me.Id, known, Tabs.Of(t), hold, end.Token);
        if (me.SessionEnded.IsCancellationRequested) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        if (seen == now) return Answers.NotModified(Tag(now));

        var found = await rows.ChangedSince(me, seen, c, MostChanges, cancel);
        var said = found.Any(row => row.ConversationId == c && row.Change > seen) ? await pages.ChangedSince(me, c!.Value, seen, MostChanges, cancel) : [];
        if (found.Count == MostChanges || said.Count == MostChanges) return StartAnew(context);
        var news = News.Of(found, said, c, d == 1, seen);
        return news.IsNone ? Answers.NotModified(Tag(now)) : Answers.Fragment(PulseNews.Create(news), tag: Tag(now), mixesConversations: d == 1);
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
