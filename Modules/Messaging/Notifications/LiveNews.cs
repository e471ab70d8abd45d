using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Hosting;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Notifications;

/// <summary>
/// The poll's answer kept open: each change is one part more. A part ends with a line feed and how far the number of the last
/// journal entry that the page knows has gone since the part before: mostly 1, which the window holds. The dashboard's texts mix conversations, so they do not go through one window: its
/// stream says "?" where there is something to ask for.
/// </summary>
internal sealed class LiveNews(Bulletin bulletin, Pulse pulse, UnitOfWork unit, StreamCount count, IHostApplicationLifetime host, TimeProvider clock)
{
    // Proxies give up a connection on which nothing passes for a minute.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(55);

    // Then the page asks again, with a fresh window.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(120);

    /// <summary>The open answer; null where the page must ask plainly: it shows what one has left, or there are too many streams.</summary>
    public async Task<IResult?> Of(HttpContext context, CurrentUser me, long known, Watch watch, CancellationToken cancel)
    {
        if (!HtmlStream.IsUnderstoodBy(context.Request)) return null;
        var now = pulse.Of(me.Id);
        if (await bulletin.Since(me, new(known, now, Before: now), watch, cancel) is not { IsOver: false } first || !count.TryEnter()) return null;
        return Answers.Stream(stream => Tell(stream, me, first, now, known, watch, cancel));
    }

    private async Task Tell(HtmlStream stream, CurrentUser me, News first, long now, long known, Watch watch, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, me.SessionEnded, host.ApplicationStopping);
        try
        {
            await Send(stream, watch.IsDashboard || first.IsNone ? null : first, watch, now - known, isNews: now != known, end.Token);
            await Follow(stream, me, now, watch, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The right to it has ended, or nobody listens any more.
        }
        finally
        {
            count.Leave();
        }
    }

    private async Task Follow(HtmlStream stream, CurrentUser me, long seen, Watch watch, CancellationToken end)
    {
        var (start, told) = (clock.GetTimestamp(), seen);
        while (clock.GetElapsedTime(start) < Life)
        {
            unit.Release(); // who waits holds no connection
            var heard = await pulse.Wait(me.Id, seen, watch.Tab, KeepAlive, end);
            end.ThrowIfCancellationRequested();
            var news = heard.IsNothing || watch.IsDashboard ? null : await bulletin.Since(me, heard, watch, end);
            if (!heard.IsNothing && news is null && !watch.IsDashboard) return; // too much: the page asks, and is drawn anew
            end.ThrowIfCancellationRequested();
            seen = heard.Now;
            if (news is { IsNone: true }) continue;
            await Send(stream, news, watch, seen - told, isNews: !heard.IsNothing, end);
            told = seen;
            if (news is { IsOver: true }) return;
        }
    }

    private static Task Send(HtmlStream stream, News? news, Watch watch, long advance, bool isNews, CancellationToken cancel) =>
        stream.Send(news is null ? null : PulseNews.Create(news), watch.IsDashboard ? (isNews ? "?" : "") : $"\n{advance}", cancel);
}

/// <summary>How many streams are open: each holds a window of some 300 kB, so there is a limit to them.</summary>
internal sealed class StreamCount(IConfiguration configuration)
{
    private readonly int most = configuration.GetValue("Limits:Streams", 1000);
    private int open;

    public bool TryEnter()
    {
        if (Interlocked.Increment(ref open) <= most) return true;
        Leave();
        return false;
    }

    public void Leave() => Interlocked.Decrement(ref open);
}
