using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Primitives;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Metering;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Recording;

/// <summary>Attributes the bytes of a connection to the current request: to its person, its kind and its conversation.</summary>
internal static class Attribution
{
    private const string FormWithFiles = "multipart/form-data";

    /// <summary>Middleware: runs once the user is known, before the request is handled.</summary>
    public static async Task Count(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<ConnectionMeter>() is not { } connection)
        {
            await next(context);
            return;
        }

        SaveDataBeyondBudget(context);
        var key = KeyOf(context);
        connection.Begin(key, BodyBytes(context.Request), StreamOf(context), MayBeIdentifiedLater(context));
        try
        {
            await next(context);
        }
        finally
        {
            connection.End(key, context.Response.StatusCode == StatusCodes.Status304NotModified);
            if (key.Measure != Measure.Live || context.Features.Get<ResponseSize>() is not null)
                context.RequestServices.GetRequiredService<AvoidedBytes>().Count(context, key);
        }
    }

    // Once the budget of the month is used up, pages contain text only, as if the browser had asked to save data.
    private static void SaveDataBeyondBudget(HttpContext context)
    {
        if (CurrentUser.Of(context) is not { SavesData: false } me) return;
        var budgets = context.RequestServices.GetRequiredService<BudgetUsageCache>();
        if (budgets.Of(me.Id) is { IsUsedUp: true })
            context.Features.Set(me with { Showing = Showing.TextOnly, SavesData = true });
    }

    private static UsageKey KeyOf(HttpContext context)
    {
        var me = CurrentUser.Of(context);
        var (measure, conversation) = KindOf(context.Request);
        return new(me?.Id ?? 0, measure, conversation, me?.Zone ?? TimeZoneInfo.Local);
    }

    private static (Measure Measure, long Conversation) KindOf(HttpRequest request)
    {
        var path = request.Path.Value ?? "";
        if (path == "/pulse") return (Measure.Live, Number(request.Query["c"]));
        if (StartsWith("/a/")) return (Measure.Assets, 0);
        if (StartsWith("/files/")) return (KindOfFile(path), 0);
        if (StartsWith("/uploads")) return (Measure.Uploads, 0);
        var hasFiles = request.ContentType?.StartsWith(FormWithFiles, StringComparison.Ordinal) == true;
        var conversation = StartsWith("/c/") ? Number(request.RouteValues["id"] as string) : 0;
        return (hasFiles ? Measure.Uploads : Measure.Pages, conversation);

        bool StartsWith(string prefix) => path.StartsWith(prefix, StringComparison.Ordinal);
    }

    // /files/{key}, /files/{key}/as/{name}, /files/{key}/{size}
    private static Measure KindOfFile(string path)
    {
        var slash = path.IndexOf('/', "/files/".Length);
        if (slash < 0) return Measure.Originals;
        return path.AsSpan(slash).StartsWith("/as/") ? Measure.OtherFiles : Measure.Thumbnails;
    }

    private static long Number(StringValues text) =>
        long.TryParse(text, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : 0;

    // A chunked body does not state its length: null.
    private static long? BodyBytes(HttpRequest request) =>
        request.ContentLength ?? (request.Headers.TransferEncoding.Count > 0 ? null : 0);

    private static int StreamOf(HttpContext context) => context.Features.Get<IHttp2StreamIdFeature>()?.StreamId ?? 0;

    // Not behind a proxy: its connections carry requests of different people.
    private static bool MayBeIdentifiedLater(HttpContext context)
    {
        var headers = context.Request.Headers;
        return !headers.ContainsKey("X-Original-For") && !headers.ContainsKey("X-Forwarded-For");
    }
}
