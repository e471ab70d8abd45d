using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Reading;

/// <summary>/c/{id}/read: an open page says up to where its messages were seen.</summary>
internal static class ReadApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/read", Read).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Read(long id, HttpContext context, CurrentUser me, MessagingContext messaging, MarkRead mark, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        if (!long.TryParse(form["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
            return Refusal.Of(context, StatusCodes.Status400BadRequest, Texts.NotANumber);
        var marker = await messaging.Participants.Where(one => one.ConversationId == id && one.PersonId == me.Id)
            .Select(one => new { one.Read, Last = one.Until ?? one.Conversation.Last }).SingleOrDefaultAsync(cancel);
        if (marker is null) return Refusal.NotFound(context);
        var seen = Math.Min(number, marker.Last);
        if (seen > marker.Read) await mark.UpTo(me, id, seen, Tabs.Of(form["t"]), 0, cancel);
        return Results.NoContent();
    }
}
