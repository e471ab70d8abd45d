using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Attachments;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Galleries;

/// <summary>/c/{id}/messages/{number}/{position}: an attachment on its own page.</summary>
internal static class FileViewerApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var file = routes.MapGroup("/c/{id:long}/messages/{number:long}/{position:int}");
        file.MapGet("", Show);
        file.MapGet("/thumbnail", ShowThumbnail).DisableRateLimiting();
    }

    private static async Task<IResult> Show(
        [AsParameters] FileRequest request,
        HttpContext context,
        CurrentUser me,
        FileViewerQuery query,
        CancellationToken cancel)
    {
        context.Response.Headers.Vary = "HX-Request";
        if (await query.Find(request, me, cancel) is not { } viewer) return ErrorResponse.NotFound(context);
        if (context.Request.IsHtmx()) return HtmlResults.Fragment(FileViewerItem.Create(viewer));
        var shell = await Shell.For(context, me, viewer.File.Name, cancel);
        return HtmlResults.Page(FileViewerPage.Create(new(shell, viewer with { IsPage = true })));
    }

    private static async Task<IResult> ShowThumbnail(
        [AsParameters] FileRequest request,
        HttpContext context,
        CurrentUser me,
        AttachmentQueries attachments,
        CancellationToken cancel)
    {
        var found = await attachments.Find(me, request.Id, request.Number, request.Position, cancel);
        if (found is null) return ErrorResponse.NotFound(context);
        var view = AttachmentView.Of(found.File, found.Message.Address, MediaDisplay.Thumbnails);
        return HtmlResults.Fragment(AttachmentItem.Create(view));
    }
}
