using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Reading;

/// <summary>/c/{id}/read: an open page reports the last message read.</summary>
internal static class ReadApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/read", Read).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Read(
        long id,
        HttpContext context,
        CurrentUser me,
        MessagingContext messaging,
        MarkRead mark,
        CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        if (!long.TryParse(form["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return ErrorResponse.Of(context, StatusCodes.Status400BadRequest, Texts.NotANumber);
        }

        var marker = await messaging.Participants
            .Where(participant => participant.ConversationId == id && participant.PersonId == me.Id)
            .Select(participant => new
            {
                participant.Read,
                Last = participant.Until ?? participant.Conversation.Last,
            })
            .SingleOrDefaultAsync(cancel);
        if (marker is null) return ErrorResponse.NotFound(context);
        var seen = Math.Min(number, marker.Last);
        if (seen > marker.Read) await mark.UpTo(me, id, seen, TabId.Of(form["t"]), 0, cancel);
        return Results.NoContent();
    }
}
