using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Measuring;

/// <summary>Charges what crosses the wire to the request that causes it, and from there to a person, a kind and a conversation.</summary>
internal static class Attribution
{
    private const string Boundary = "multipart/form-data";

    /// <summary>To be run once it is known who asks, before anything is answered.</summary>
    public static async Task Count(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<Line>() is not { } line)
        {
            await next(context);
            return;
        }

        Relieve(context);
        var charge = ChargeOf(context);
        line.Begin(charge, BodyBytes(context.Request), StreamOf(context), MayBeNamedLater(context));
        try
        {
            await next(context);
        }
        finally
        {
            line.End(charge, context.Response.StatusCode == StatusCodes.Status304NotModified);
            if (charge.Measure != Measure.Live || context.Features.Get<AnswerWeight>() is not null) context.RequestServices.GetRequiredService<Savings>().Note(context, charge);
        }
    }

    // Who has used up their budget of the month is sent text only, as if their browser had said that data is dear.
    private static void Relieve(HttpContext context)
    {
        if (CurrentUser.Of(context) is { SavesData: false } me && context.RequestServices.GetRequiredService<Allowances>().Of(me.Id) is { IsUsedUp: true })
            context.Features.Set(me with { Showing = Showing.TextOnly, SavesData = true });
    }

    private static Charge ChargeOf(HttpContext context)
    {
        var me = CurrentUser.Of(context);
        var (measure, conversation) = KindOf(context.Request);
        return new(me?.Id ?? 0, measure, conversation, me?.Zone ?? TimeZoneInfo.Local);
    }

    private static (Measure Measure, long Conversation) KindOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (path == "/pulse") return (Measure.Live, Number(request.Query["c"]));
        if (path.StartsWith("/c/", StringComparison.Ordinal)) return (IsUpload(request) ? Measure.Uploads : Measure.Pages, Number(request.RouteValues["id"] as string));
        if (path.StartsWith("/a/", StringComparison.Ordinal)) return (Measure.Assets, 0);
        if (path.StartsWith("/files/", StringComparison.Ordinal)) return (OfFile(path), 0);
        return (IsUpload(request) || path.StartsWith("/uploads", StringComparison.Ordinal) ? Measure.Uploads : Measure.Pages, 0);
    }

    // /files/{key}, /files/{key}/as/{name}, /files/{key}/{size}
    private static Measure OfFile(string path)
    {
        var slash = path.IndexOf('/', "/files/".Length);
        if (slash < 0) return Measure.Originals;
        return path.AsSpan(slash).StartsWith("/as/") ? Measure.OtherFiles : Measure.Thumbnails;
    }

    private static bool IsUpload(HttpRequest request) => request.ContentType?.StartsWith(Boundary, StringComparison.Ordinal) == true;

    private static long Number(StringValues text) => long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // A body in chunks does not say how long it is.
    private static long? BodyBytes(HttpRequest request) => request.ContentLength ?? (request.Headers.TransferEncoding.Count > 0 ? null : 0);

    private static int StreamOf(HttpContext context) => context.Features.Get<IHttp2StreamIdFeature>()?.StreamId ?? 0;

    // A proxy's connection carries one person after another.
    private static bool MayBeNamedLater(HttpContext context) => !context.Request.Headers.ContainsKey("X-Original-For") && !context.Request.Headers.ContainsKey("X-Forwarded-For");
}
