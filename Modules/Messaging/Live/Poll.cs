using System.Globalization;
using Htmx;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OurWhats.Messaging.Reading;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>Answers a poll, at once or when something changes.</summary>
internal sealed class Poll(
    Pulse pulse,
    PollCount count,
    PollTurns turns,
    WriteQueue journal,
    UnitOfWork unit,
    IHostApplicationLifetime host)
{
    private const int RetrySeconds = 5;

    public async Task<IResult> Answer(PollRequest request, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        if (!TryCursor(context.Request, out var known) || known > journal.LastEntry) return LoadAgain(context);
        if (!count.TryEnter(me.Id)) return ErrorResponse.TooMuch(context, RetrySeconds);
        try
        {
            var shown = await Look(request, context, me, known, cancel);
            return request.ReadsStreams && await Stream(request, context, me, new(known, shown), cancel) is { } stream
                ? stream
                : await Wait(request, context, me, shown, cancel);
        }
        finally
        {
            count.Leave(me.Id);
        }
    }

    // A page tells with its first poll that it is looked at. Returns the entry that it shows then.
    private static async Task<long> Look(
        PollRequest request, HttpContext context, CurrentUser me, long known, CancellationToken cancel)
    {
        if (request.N is not { } number || context.Request.IsHead()) return known;
        var mark = context.RequestServices.GetRequiredService<MarkRead>();
        return await mark.Told(me, request.C, number, request.Subscription.Tab, known, cancel);
    }

    private async Task<IResult?> Stream(
        PollRequest request, HttpContext context, CurrentUser me, UpdateStream.Entries page, CancellationToken cancel)
    {
        var streams = context.RequestServices.GetRequiredService<UpdateStream>();
        using var turn = await turns.Take(me.Id, cancel);
        return await streams.Of(context, me, page, request.Subscription, cancel);
    }

    private async Task<IResult> Wait(
        PollRequest request, HttpContext context, CurrentUser me, long known, CancellationToken cancel)
    {
        var subscription = request.Subscription;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, me.SessionEnded, host.ApplicationStopping);
        unit.Release(); // no database connection is held while waiting
        var hold = context.Request.IsHead() ? TimeSpan.Zero : request.Hold;
        var heard = await pulse.Wait(me.Id, known, subscription.Tab, hold, end.Token);
        if (me.SessionEnded.IsCancellationRequested) return Results.StatusCode(StatusCodes.Status401Unauthorized);
        var tag = $"\"{heard.Now}\"";
        if (heard.IsNothing) return HtmlResults.NotModified(tag);

        using var turn = await turns.Take(me.Id, cancel);
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
        var tag = PageETag.WithoutWeakMark(request.Headers.IfNoneMatch.ToString());
        return long.TryParse(tag.Trim('"'), NumberStyles.None, CultureInfo.InvariantCulture, out cursor);
    }

    private static IResult LoadAgain(HttpContext context)
    {
        context.Response.Htmx(headers => headers.Refresh());
        return Results.NoContent();
    }
}
