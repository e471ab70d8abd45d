using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
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
        MarkRead mark,
        CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        if (!long.TryParse(form["n"], NumberStyles.None, CultureInfo.InvariantCulture, out var number))
        {
            return ErrorResponse.Of(context, StatusCodes.Status400BadRequest, Texts.NotANumber);
        }

        var marked = await mark.Looked(me, id, number, TabId.Of(form["t"]), 0, cancel);
        return marked is null ? ErrorResponse.NotFound(context) : Results.NoContent();
    }
}
