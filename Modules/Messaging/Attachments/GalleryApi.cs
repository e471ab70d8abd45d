using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attachments;

/// <summary>/c/{id}/files: what was attached in a conversation, and the addresses said in it.</summary>
internal static class GalleryApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{id:long}/files", Show);

    /// <param name="kind">"files" or "links"; images unless said.</param>
    /// <param name="by">"size" for the largest first; the newest unless said.</param>
    /// <param name="skip">How many come before.</param>
    private static async Task<IResult> Show(long id, HttpContext context, CurrentUser me, Rows rows, Album album, IPeople people, When when, string? kind, string? by, int? skip, CancellationToken cancel)
    {
        var beside = await rows.Beside(me, id, cancel);
        if (beside.FirstOrDefault(one => one.ConversationId == id) is not { } row) return Refusal.NotFound(context);
        var shell = Shell.Bare(context, row.Title) with { Sidebar = Rows.Sidebar(beside) };
        Gallery gallery = new(shell, row, kind is "files" or "links" ? kind : "images", by == "size", Math.Clamp(skip ?? 0, 0, 100_000));
        if (gallery.AreLinks)
        {
            var said = await album.Links(me, id, gallery.Skip, Gallery.MostOnAPage + 1, cancel);
            return Answers.Page(GalleryPage.Create(gallery.With(said.Select(message => LinkLine.Of(message, me, people, when)))));
        }

        var found = await album.Page(me, id, gallery.Kind == "images", gallery.AreLargestFirst, gallery.Skip, Gallery.MostOnAPage + 1, cancel);
        return Answers.Page(GalleryPage.Create(gallery.With(found.Select(one => AttachmentView.Of(one.File, one.Message, row.Showing ?? me.Showing)))));
    }
}
