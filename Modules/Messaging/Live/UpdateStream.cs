using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Hosting;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Live;

/// <summary>
/// A poll answered with a stream: each update is a part of it. A part ends with a line feed and the difference between
/// the page's journal entry number and that of the previous part: mostly 1, which compresses best. The dashboard mixes
/// texts of several conversations, which must not share a compression window, so its stream only sends "?" and the page
/// polls for the update.
/// </summary>
internal sealed class UpdateStream(
    PageUpdateQuery updates,
    Pulse pulse,
    UnitOfWork unit,
    StreamCount count,
    IHostApplicationLifetime host,
    TimeProvider clock)
{
    // Proxies close connections that are idle for a minute.
    private static readonly TimeSpan KeepAlive = TimeSpan.FromSeconds(55);

    // Then the page opens a new stream with a fresh compression window.
    private static readonly TimeSpan Life = TimeSpan.FromMinutes(120);

    /// <summary>
    /// The stream. Null if the page must poll instead: it needs a reload, it shows a conversation that the person has
    /// left, the browser cannot read streams, or there are too many, of the person or in all.
    /// </summary>
    public async Task<IResult?> Of(
        HttpContext context, CurrentUser me, Entries page, PageSubscription subscription, CancellationToken cancel)
    {
        if (!HtmlStream.IsUnderstoodBy(context.Request) || !count.TryEnter(me.Id)) return null;
        var isOpen = false;
        try
        {
            var now = pulse.Of(me.Id);
            var first = await updates.Since(me, new(page.Shown, now, Before: now), subscription, cancel);
            if (first is not { IsOver: false }) return null;
            Start start = new(first, page, now);
            isOpen = !context.Request.IsHead(); // which gets the head alone
            return HtmlResults.Stream(stream =>
                isOpen ? Run(stream, me, start, subscription, cancel) : Task.CompletedTask);
        }
        finally
        {
            if (!isOpen) count.Leave(me.Id);
        }
    }

    private async Task Run(
        HtmlStream stream, CurrentUser me, Start start, PageSubscription subscription, CancellationToken cancel)
    {
        using var end = CancellationTokenSource.CreateLinkedTokenSource(cancel, me.SessionEnded, host.ApplicationStopping);
        try
        {
            var (first, page, now) = start;
            var shown = subscription.IsDashboard || first.IsNone ? null : first;
            await Send(stream, shown, subscription, now - page.Known, isNews: now != page.Shown, end.Token);
            await Follow(stream, me, now, subscription, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The session ended, the application is stopping, or the page was closed.
        }
        finally
        {
            count.Leave(me.Id);
        }
    }

    private async Task Follow(
        HtmlStream stream, CurrentUser me, long seen, PageSubscription subscription, CancellationToken end)
    {
        var (start, told) = (clock.GetTimestamp(), seen);
        while (clock.GetElapsedTime(start) < Life)
        {
            unit.Release(); // no database connection is held while waiting
            var heard = await pulse.Follow(me.Id, seen, subscription.Tab, KeepAlive, end);
            end.ThrowIfCancellationRequested();
            var update = heard.IsNothing || subscription.IsDashboard
                ? null
                : await updates.Since(me, heard, subscription, end);
            // Too many changes: the page polls and learns that it has to reload.
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

    /// <summary>Initial state of a stream.</summary>
    /// <param name="First">Changes since the page was loaded.</param>
    /// <param name="Page">The journal entries that the page knew and showed when it asked.</param>
    /// <param name="Now">The journal entry that it knows after the first update.</param>
    private sealed record Start(PageUpdate First, Entries Page, long Now);

    /// <summary>What a page has when it asks for a stream.</summary>
    /// <param name="Known">The journal entry that it knows.</param>
    /// <param name="Shown">The last entry that changes nothing on it: its own, if it has just told what is read.</param>
    internal readonly record struct Entries(long Known, long Shown);
}
