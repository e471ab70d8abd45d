using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Keeping;

/// <summary>/archived: the conversations that stand apart. /c/{id}/archive: puts one there, or back among the others.</summary>
internal static class ArchiveApi
{
    private const int MostOnAPage = 40;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/archived", Show);
        routes.MapPost("/c/{id:long}/archive", Archive).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(HttpContext context, CurrentUser me, Rows rows, Pulse pulse, PageTag tags, long? before, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var tag = tags.For(me, cursor);
        if (PageTag.IsFresh(context.Request, tag)) return Answers.NotModified(tag);
        var found = await rows.Archived(me, before ?? long.MaxValue, MostOnAPage + 1, cancel);
        var shell = await Shell.For(context, me, Texts.Archived, cancel);
        var list = RowListModel.Page(found, MostOnAPage, "/archived") with { Name = "archived" };
        return Answers.Page(ArchivedPage.Create(new(shell, list)), tag: tag, mixesConversations: true);
    }

    private static async Task<IResult> Archive(long id, HttpContext context, CurrentUser me, Keeper keeper, CancellationToken cancel)
    {
        var goes = (await Forms.Read(context))["on"] == "yes";
        if (!await keeper.Change(id, me, one => one.IsArchived = goes, cancel)) return Refusal.NotFound(context);
        return Answers.SeeOther(goes ? "/" : $"/c/{id}");
    }
}

/// <summary>The conversations that stand apart.</summary>
public sealed record ArchivedModel(Shell Shell, RowListModel List);
