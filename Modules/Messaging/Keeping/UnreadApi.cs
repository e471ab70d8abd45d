using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Keeping;

/// <summary>/c/{id}/unread: marks a conversation as one to come back to. Opening it takes that back.</summary>
internal static class UnreadApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/unread", Mark).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Mark(long id, HttpContext context, CurrentUser me, Keeper keeper, CancellationToken cancel) =>
        await keeper.Change(id, me, one => one.IsMarkedUnread = true, cancel) ? Answers.SeeOther("/") : Refusal.NotFound(context);
}
