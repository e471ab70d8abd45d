using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core.Features;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Metering;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Recording;

/// <summary>
/// Attributes a connection's bytes to the current request, with its person, traffic kind and conversation.
/// </summary>
internal static class Attribution
{
    private const string FormWithFiles = "multipart/form-data";

    /// <summary>Middleware that runs after authentication and before the handler.</summary>
    public static async Task Count(HttpContext context, RequestDelegate next)
    {
        if (context.Features.Get<ConnectionMeter>() is not { } connection)
        {
            await next(context);
            return;
        }

        SaveDataBeyondBudget(context);
        var kind = KindOf(context);
        var key = KeyOf(context, kind);
        connection.Begin(key, BodyBytes(context.Request), StreamOf(context), MayBeIdentifiedLater(context));
        try
        {
            await next(context);
        }
        finally
        {
            var isHead = context.Request.IsHead(); // has no body that a 304 or compression could avoid
            connection.End(key, isNotModified: !isHead && context.Response.StatusCode == StatusCodes.Status304NotModified);
            if (!isHead && (!kind.IsPoll || context.Features.Get<ResponseSize>() is not null))
                context.RequestServices.GetRequiredService<AvoidedBytes>().Count(context, key, kind);
        }
    }

    // Once the monthly budget is used up, pages contain text only, as with the browser's Save-Data setting.
    private static void SaveDataBeyondBudget(HttpContext context)
    {
        if (CurrentUser.Of(context) is not { SavesData: false } me) return;
        var budgets = context.RequestServices.GetRequiredService<BudgetUsageCache>();
        if (budgets.Of(me.Id) is { IsUsedUp: true })
            context.Features.Set(me with { MediaDisplay = MediaDisplay.TextOnly, SavesData = true });
    }

    private static UsageKey KeyOf(HttpContext context, TrafficKind kind)
    {
        var me = CurrentUser.Of(context);
        return new(me?.Id ?? 0, kind.Measure(), ConversationOf(context), me?.Zone ?? TimeZoneInfo.Local);
    }

    private static TrafficKind KindOf(HttpContext context)
    {
        var hasFiles = context.Request.ContentType?.StartsWith(FormWithFiles, StringComparison.Ordinal) == true;
        return hasFiles ? TrafficKind.Uploads : context.GetEndpoint()?.Metadata.GetMetadata<TrafficKind>() ?? TrafficKind.Pages;
    }

    private static long ConversationOf(HttpContext context)
    {
        var id = context.GetEndpoint()?.Metadata.GetMetadata<ConversationTraffic>()?.IdOf(context.Request);
        return long.TryParse(id, NumberStyles.None, CultureInfo.InvariantCulture, out var conversation) ? conversation : 0;
    }

    // Null for a chunked body, which does not state its length.
    private static long? BodyBytes(HttpRequest request) =>
        request.ContentLength ?? (request.Headers.TransferEncoding.Count > 0 ? null : 0);

    private static int StreamOf(HttpContext context) => context.Features.Get<IHttp2StreamIdFeature>()?.StreamId ?? 0;

    // Not behind a proxy, whose connections carry requests of different people.
    private static bool MayBeIdentifiedLater(HttpContext context)
    {
        var headers = context.Request.Headers;
        return !headers.ContainsKey("X-Original-For") && !headers.ContainsKey("X-Forwarded-For");
    }
}
