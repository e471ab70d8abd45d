using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Settings;

/// <summary>/c/{id}/unread: marks a conversation as unread, until it is opened.</summary>
internal static class MarkUnreadApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/unread", Mark).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Mark(
        long id, HttpContext context, CurrentUser me, ConversationSettings settings, CancellationToken cancel) =>
        await settings.Change(id, me, participant => participant.IsMarkedUnread = true, cancel)
            ? HtmlResults.SeeOther("/")
            : ErrorResponse.NotFound(context);
}
