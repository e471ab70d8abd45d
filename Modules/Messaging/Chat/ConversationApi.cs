using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Chat;

/// <summary>/c/{id}: reads a conversation.</summary>
internal static class ConversationApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{id:long}", Show)
        .WithMetadata(new ScreenName(30, () => Texts.ScreenConversation))
        .RequireRateLimiting(Limits.Highlights);

    private static Task<IResult> Show(
        [AsParameters] ConversationRequest request,
        HttpContext context,
        CurrentUser me,
        ShowConversation show,
        CancellationToken cancel) => show.Run(request, context, me, cancel);
}
