using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// The poll's answer kept open: each update is one more part of it. A part ends with a line feed and by how much the number
/// of the last journal entry that the page knows has grown since the part before: mostly 1, which compresses best. The
/// dashboard mixes texts of several conversations, which must not share one compression window: its stream says "?" where
/// there is something to ask for.
/// </summary>
internal sealed class UpdateStream(
    PageUpdateQuery updates,
    Pulse pulse,
    UnitOfWork unit,
    StreamCount count,
    IHostApplicationLifetime host,
    TimeProvider clock)
{
    // Proxies close a connection on which nothing passes for a minute.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(55);

    // After this, the page asks again, with a fresh compression window.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(120);

    /// <summary>
    /// The open answer. Null where the page must poll instead: it shows a conversation that the person has left, or there are
    /// too many streams.
    /// </summary>
    public async Task<IResult?> Of(
        HttpContext context, CurrentUser me, long known, PageSubscription subscription, CancellationToken cancel)
    {
        if (!HtmlStream.IsUnderstoodBy(context.Request)) return null;
        var now = pulse.Of(me.Id);
        var first = await updates.Since(me, new(known, now, Before: now), subscription, cancel);
        if (first is not { IsOver: false } || !count.TryEnter()) return null;
        Start start = new(first, known, now);
        return HtmlResults.Stream(stream => Run(stream, me, start, subscription, cancel));
    }

    private async Task Run(
        HtmlStream stream, CurrentUser me, Start start, PageSubscription subscription, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, me.SessionEnded, host.ApplicationStopping);
        try
        {
            var (first, known, now) = start;
            var shown = subscription.IsDashboard || first.IsNone ? null : first;
            await Send(stream, shown, subscription, now - known, isNews: now != known, end.Token);
            await Follow(stream, me, now, subscription, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The session has ended, the application stops, or the page was closed.
        }
        finally
        {
            count.Leave();
        }
    }

    private async Task Follow(
        HtmlStream stream, CurrentUser me, long seen, PageSubscription subscription, CancellationToken end)
    {
        var (start, told) = (clock.GetTimestamp(), seen);
        while (clock.GetElapsedTime(start) < Life)
        {
            unit.Release(); // no database connection is held while waiting
            var heard = await pulse.Wait(me.Id, seen, subscription.Tab, KeepAlive, end);
            end.ThrowIfCancellationRequested();
            var update = heard.IsNothing || subscription.IsDashboard
                ? null
                : await updates.Since(me, heard, subscription, end);
            // Too much has changed: the page asks, and is loaded again.
            if (!heard.IsNothing && update is null && !subscription.IsDashboard) return;
            end.ThrowIfCancellationRequested();
            seen = heard.Now;
            if (update is { IsNone: true }) continue;
            await Send(stream, update, subscription, seen - told, isNews: !heard.IsNothing, end);
            told = seen;
            if (update is { IsOver: true }) return;
        }
    }

    private static Task Send(
        HtmlStream stream,
        PageUpdate? update,
        PageSubscription subscription,
        long advance,
        bool isNews,
        CancellationToken cancel)
    {
        var end = subscription.IsDashboard ? (isNews ? "?" : "") : $"\n{advance}";
        return stream.Send(update is null ? null : PageUpdateParts.Create(update), end, cancel);
    }

    /// <summary>Where a stream begins.</summary>
    /// <param name="First">What changed since the page was loaded.</param>
    /// <param name="Known">The last journal entry that the page knows.</param>
    /// <param name="Now">The one that it knows after the first update.</param>
    private sealed record Start(PageUpdate First, long Known, long Now);
}
