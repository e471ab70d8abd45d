using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Keeping;

/// <summary>/c/{id}/mute: keeps a conversation quiet for some time, or ends that.</summary>
internal static class MuteApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/mute", Mute).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Mute(long id, HttpContext context, CurrentUser me, Keeper keeper, TimeProvider clock, CancellationToken cancel)
    {
        var time = (await Forms.Read(context))["for"];
        var isKept = await keeper.Change(id, me, one =>
        {
            if (Quiet.Times.FirstOrDefault(quiet => quiet.Name == time) is { } chosen) one.Mute(chosen.Time, clock.GetUtcNow());
            else one.Unmute();
        }, cancel);
        return isKept ? Answers.SeeOther($"/c/{id}") : Refusal.NotFound(context);
    }
}
