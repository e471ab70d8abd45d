using System.Collections.Concurrent;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Measuring;

/// <summary>What answers spared: by compression, and by 304 where it is remembered what the browser holds. And what pages weigh.</summary>
internal sealed class Savings(Meter meter)
{
    // Some MB; beyond it what browsers hold is learned anew.
    private const int MostKept = 50_000;

    // By address and ETag: bytes of the body that was sent.
    private readonly ConcurrentDictionary<int, long> held = new();

    private ConcurrentDictionary<string, AnswerWeight> pages = new();

    // The last pages of people, by person and address.
    private readonly ConcurrentDictionary<(long Person, string Address), AnswerWeight> recent = new();

    /// <summary>What a page weighed when a person was last sent it; null where that is not remembered.</summary>
    public AnswerWeight? PageOf(long person, string address) => recent.GetValueOrDefault((person, address));

    /// <summary>True when no page was sent since the last time.</summary>
    public bool IsNothing => pages.IsEmpty;

    /// <summary>What whole pages weighed since the last time, by the route's pattern.</summary>
    public IReadOnlyDictionary<string, AnswerWeight> TakePages() => Interlocked.Exchange(ref pages, new());

    /// <summary>Notes an answer that is over.</summary>
    public void Note(HttpContext context, Charge charge)
    {
        var response = context.Response;
        var weight = context.Features.Get<AnswerWeight>();
        if (response.StatusCode == StatusCodes.Status304NotModified) NoteFresh(context, charge);
        if (response.StatusCode != StatusCodes.Status200OK) return;
        if (response.Headers.ETag.Count > 0) Keep(KeyOf(context), response.ContentLength ?? 0);
        if (weight is null) return;
        if (weight.PlainBytes > weight.SentBytes) meter.Add(charge with { Measure = Measure.Compressed, Conversation = 0 }, new(1, 0, weight.PlainBytes - weight.SentBytes));
        if (weight.MessagesAgain > 0) meter.Add(charge with { Measure = Measure.MessagesReread, Conversation = 0 }, new(weight.MessagesAgain, 0, 0));
        if (weight.Elements > 0 && context.GetEndpoint() is RouteEndpoint { RoutePattern.RawText: { } route }) Keep(context, charge, route, weight);
    }

    // Asking for news spares nothing: there was no page to send again.
    private void NoteFresh(HttpContext context, Charge charge)
    {
        if (charge.Measure != Measure.Live && held.TryGetValue(KeyOf(context), out var bytes)) meter.Add(charge with { Measure = Measure.Fresh, Conversation = 0 }, new(0, 0, bytes));
    }

    private void Keep(int key, long bytes)
    {
        if (held.Count >= MostKept) held.Clear();
        held[key] = bytes;
    }

    private void Keep(HttpContext context, Charge charge, string route, AnswerWeight weight)
    {
        pages[route] = weight;
        if (recent.Count >= MostKept) recent.Clear();
        if (charge.Person > 0) recent[(charge.Person, context.Request.Path + context.Request.QueryString)] = weight;
    }

    private static int KeyOf(HttpContext context) => HashCode.Combine(context.Request.Path, context.Request.QueryString, context.Response.Headers.ETag.ToString());
}
