using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Settings;

/// <summary>/archived: the archived conversations. /c/{id}/archive: archives one, or takes it out of the archive.</summary>
internal static class ArchiveApi
{
    private const int MostOnAPage = 40;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/archived", Show);
        routes.MapPost("/c/{id:long}/archive", Archive).RequireRateLimiting(Limits.Changes);
    }

    /// <param name="before">Key of the message before which the list begins; the latest conversations unless given.</param>
    private static async Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        ConversationListQuery conversations,
        Pulse pulse,
        PageETag tags,
        long? before,
        CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var tag = tags.For(me, cursor);
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        var found = await conversations.Archived(me, before ?? long.MaxValue, MostOnAPage + 1, cancel);
        var shell = await Shell.For(context, me, Texts.Archived, cancel);
        var list = ConversationListModel.Page(found, MostOnAPage, "/archived") with { Name = "archived" };
        return HtmlResults.Page(ArchivedPage.Create(new(shell, list)), tag: tag, mixesConversations: true);
    }

    private static async Task<IResult> Archive(
        long id, HttpContext context, CurrentUser me, ConversationSettings settings, CancellationToken cancel)
    {
        var archives = (await Forms.Read(context))["on"] == "yes";
        var isDone = await settings.Change(id, me, participant => participant.IsArchived = archives, cancel);
        if (!isDone) return ErrorResponse.NotFound(context);
        return HtmlResults.SeeOther(archives ? "/" : $"/c/{id}");
    }
}

/// <summary>The archived conversations.</summary>
public sealed record ArchivedModel(Shell Shell, ConversationListModel List);
