using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>Answers a poll, at once or when something changes.</summary>
internal sealed class Poll(Pulse pulse, WriteQueue journal, UnitOfWork unit, IHostApplicationLifetime host)
{
    public async Task<IResult> Answer(PollRequest request, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        if (!TryCursor(context.Request, out var known) || known > journal.LastEntry) return LoadAgain(context);
        var subscription = request.Subscription;
        if (request.ReadsStreams)
        {
            var streams = context.RequestServices.GetRequiredService<UpdateStream>();
            if (await streams.Of(context, me, known, subscription, cancel) is { } stream) return stream;
        }

        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, me.SessionEnded, host.ApplicationStopping);
        unit.Release(); // no database connection is held while waiting
        var heard = await pulse.Wait(me.Id, known, subscription.Tab, request.Hold, end.Token);
        if (me.SessionEnded.IsCancellationRequested) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var tag = $"\"{heard.Now}\"";
        if (heard.IsNothing) return HtmlResults.NotModified(tag);

        // Resolved only now, because it needs a database context, which a waiting request should not hold. Most polls
        // end without news.
        var updates = context.RequestServices.GetRequiredService<PageUpdateQuery>();
        if (await updates.Since(me, heard, subscription, cancel) is not { } update) return LoadAgain(context);
        return update.IsNone
            ? HtmlResults.NotModified(tag)
            : HtmlResults.Fragment(
                PageUpdateParts.Create(update), tag: tag, mixesConversations: subscription.IsDashboard);
    }

    private static bool TryCursor(HttpRequest request, out long cursor)
    {
        var tag = request.Headers.IfNoneMatch.ToString().Trim('"');
        return long.TryParse(tag, NumberStyles.None, CultureInfo.InvariantCulture, out cursor);
    }

    private static IResult LoadAgain(HttpContext context)
    {
        context.Response.Htmx(headers => headers.Refresh());
        return Results.NoContent();
    }
}
