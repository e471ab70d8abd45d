using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Settings;

/// <summary>/c/{id}/mute: mutes or unmutes a conversation.</summary>
internal static class MuteApi
{
    public static void Map(IEndpointRouteBuilder routes) =>
        routes.MapPost("/c/{id:long}/mute", Mute).RequireRateLimiting(Limits.Changes);

    private static async Task<IResult> Mute(
        long id,
        HttpContext context,
        CurrentUser me,
        ConversationSettings settings,
        TimeProvider clock,
        CancellationToken cancel)
    {
        var name = (await Forms.Read(context))["for"];
        var chosen = MuteDuration.All.FirstOrDefault(duration => duration.Name == name);
        var isDone = await settings.Change(id, me, participant =>
        {
            if (chosen is null) participant.Unmute();
            else participant.Mute(chosen.Duration, clock.GetUtcNow());
        }, cancel);
        return isDone ? HtmlResults.SeeOther($"/c/{id}") : ErrorResponse.NotFound(context);
    }
}
