using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Settings;

/// <summary>/archived: the archived conversations. /c/{id}/archive: archives or unarchives one.</summary>
internal static class ArchiveApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/archived", Show);
        routes.MapPost("/c/{id:long}/archive", Archive).RequireRateLimiting(Limits.Changes);
    }

    /// <param name="before">Key of a message: lists the conversations with earlier last messages. Without it, the
    /// latest.</param>
    private static Task<IResult> Show(
        HttpContext context, CurrentUser me, ShowArchived show, long? before, CancellationToken cancel) =>
        show.Run(before ?? long.MaxValue, context, me, cancel);

    private static async Task<IResult> Archive(
        long id, HttpContext context, CurrentUser me, ConversationSettings settings, CancellationToken cancel)
    {
        var archives = (await Forms.Read(context))["on"] == "yes";
        var isDone = await settings.Change(id, me, participant => participant.IsArchived = archives, cancel);
        if (!isDone) return ErrorResponse.NotFound(context);
        return HtmlResults.SeeOther(archives ? "/" : $"/c/{id}");
    }
}
