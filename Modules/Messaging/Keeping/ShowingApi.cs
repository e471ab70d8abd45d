using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Keeping;

/// <summary>/c/{id}/showing: how much of what is attached shows by itself in a conversation.</summary>
internal static class ShowingApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/showing", Choose).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Choose(long id, HttpContext context, CurrentUser me, Keeper keeper, CancellationToken cancel)
    {
        var chosen = Enum.TryParse<Showing>((await Forms.Read(context))["as"], out var showing) && Enum.IsDefined(showing) ? showing : (Showing?)null;
        return await keeper.Change(id, me, one => one.Showing = chosen, cancel) ? Answers.SeeOther($"/c/{id}") : Refusal.NotFound(context);
    }
}
