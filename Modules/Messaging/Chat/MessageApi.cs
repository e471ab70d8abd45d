using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Chat;

/// <summary>
/// /c/{id}/messages: posts a message. Composers use the shorter equivalent /c/{id}, because the address is sent with
/// each message.
/// </summary>
internal static class MessageApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapPost("/c/{id:long}/messages", Send).RequireRateLimiting(Limits.Changes);
        routes.MapPost("/c/{id:long}", Send).RequireRateLimiting(Limits.Changes);
    }

    private static Task<IResult> Send(
        long id, HttpContext context, CurrentUser me, SendMessage send, CancellationToken cancel) =>
        send.Run(id, context, me, cancel);
}
