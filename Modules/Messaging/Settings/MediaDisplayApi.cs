using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Settings;

/// <summary>/c/{id}/showing: media display in a conversation.</summary>
internal static class MediaDisplayApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/showing", Choose).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Choose(
        long id, HttpContext context, CurrentUser me, ConversationSettings settings, CancellationToken cancel)
    {
        var value = (await Forms.Read(context))["as"];
        var chosen = Enum.TryParse<MediaDisplay>(value, out var showing) && Enum.IsDefined(showing) ? showing : (MediaDisplay?)null;
        return await settings.Change(id, me, participant => participant.MediaDisplay = chosen, cancel)
            ? HtmlResults.SeeOther($"/c/{id}")
            : ErrorResponse.NotFound(context);
    }
}
