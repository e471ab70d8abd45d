using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Metering;

/// <summary>
/// Counts bytes that responses did not have to send: by compression, and by 304 if the size of the cached body is
/// known. Also remembers page weights.
/// </summary>
internal sealed class AvoidedBytes(Meter meter)
{
    // Some MB of memory. Beyond it, everything is forgotten and learned again.
    private const int MostRemembered = 50_000;

    // Size of the last body in bytes, by a hash of address and ETag.
    private readonly ConcurrentDictionary<int, long> bodies = new();

    private readonly ConcurrentDictionary<(long Person, string Address), ResponseSize> lastPages = new();

    private ConcurrentDictionary<string, ResponseSize> pagesByRoute = new();

    /// <summary>True if pages were sent since the last <see cref="TakePages"/>.</summary>
    public bool HasPages => !pagesByRoute.IsEmpty;

    /// <summary>The pages that the next <see cref="TakePages"/> will return.</summary>
    public IReadOnlyDictionary<string, ResponseSize> Pages => pagesByRoute;

    /// <summary>Size of a page when it was last sent to a person; null if unknown.</summary>
    public ResponseSize? PageOf(long person, string address) => lastPages.GetValueOrDefault((person, address));

    /// <summary>Sizes of the pages sent since the last call, by route pattern.</summary>
    public IReadOnlyDictionary<string, ResponseSize> TakePages() => Interlocked.Exchange(ref pagesByRoute, new());

    /// <summary>Counts a completed response.</summary>
    public void Count(HttpContext context, UsageKey key, TrafficKind kind)
    {
        var response = context.Response;
        if (response.StatusCode == StatusCodes.Status304NotModified) CountNotModified(context, key, kind);
        if (response.StatusCode != StatusCodes.Status200OK) return;
        if (response.Headers.ETag.Count > 0) Remember(BodyKey(context), response.ContentLength ?? 0);
        if (context.Features.Get<ResponseSize>() is { } weight) CountPage(context, key, weight);
    }

    // A 304 to a poll avoids nothing, because there is no page to send.
    private void CountNotModified(HttpContext context, UsageKey key, TrafficKind kind)
    {
        if (kind.IsPoll || !bodies.TryGetValue(BodyKey(context), out var bytes)) return;
        meter.Add(key with { Measure = Measure.Fresh, Conversation = 0 }, new(0, 0, bytes));
    }

    private void CountPage(HttpContext context, UsageKey key, ResponseSize weight)
    {
        var compressed = weight.PlainBytes - weight.SentBytes;
        if (compressed > 0)
            meter.Add(key with { Measure = Measure.Compressed, Conversation = 0 }, new(1, 0, compressed));
        if (weight.MessagesAgain > 0)
            meter.Add(key with { Measure = Measure.MessagesReread, Conversation = 0 }, new(weight.MessagesAgain, 0, 0));
        if (weight.Elements > 0 && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route })
            Remember(context, key.Person, route, weight);
    }

    private void Remember(int body, long bytes)
    {
        if (bodies.Count >= MostRemembered) bodies.Clear();
        bodies[body] = bytes;
    }

    private void Remember(HttpContext context, long person, string route, ResponseSize weight)
    {
        pagesByRoute[route] = weight;
        if (lastPages.Count >= MostRemembered) lastPages.Clear();
        if (person > 0) lastPages[(person, context.Request.Path + context.Request.QueryString)] = weight;
    }

    private static int BodyKey(HttpContext context) =>
        HashCode.Combine(context.Request.Path, context.Request.QueryString, context.Response.Headers.ETag.ToString());
}
