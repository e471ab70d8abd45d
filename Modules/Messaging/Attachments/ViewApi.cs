using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Attachments;

/// <summary>/c/{id}/messages/{number}/{position}: a file that came with a message, a picture in full.</summary>
internal static class ViewApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var file = routes.MapGroup("/c/{id:long}/messages/{number:long}/{position:int}");
        file.MapGet("", Show);
        file.MapGet("/thumbnail", ShowThumbnail);
    }

    /// <param name="size">"screen" for 1280 pixels, "full" for the file itself; unless said, what the person's way of showing asks for.</param>
    private static async Task<IResult> Show(long id, long number, int position, HttpContext context, CurrentUser me, Album album, IPeople people, When when, string? size, CancellationToken cancel)
    {
        context.Response.Headers.Vary = "HX-Request";
        if (await album.Find(me, id, number, position, cancel) is not { } found) return Refusal.NotFound(context);
        var file = AttachmentView.Of(found.File, found.Message, me.Showing);
        View view = new()
        {
            File = file,
            Author = people[found.Message.AuthorId].DisplayName,
            Colour = Portrait.Colour(found.Message.AuthorId),
            Time = when.Full(me.Local(found.Message.At), me),
            IsFull = file.CanBeShownWhole && (size is "full" || (size is null && me.Showing != Showing.TextOnly)),
            Place = $"/c/{id}?at={number}#m{number}",
            Previous = Address(await album.Neighbour(me, found, isNext: false, cancel)),
            Next = Address(await album.Neighbour(me, found, isNext: true, cancel)),
            IsPage = !context.Request.IsHtmx(),
        };
        return view.IsPage ? Answers.Page(ViewPage.Create(new(await Shell.For(context, me, found.File.Name, cancel), view))) : Answers.Fragment(ViewItem.Create(view));
    }

    private static async Task<IResult> ShowThumbnail(long id, long number, int position, HttpContext context, CurrentUser me, Album album, CancellationToken cancel) =>
        await album.Find(me, id, number, position, cancel) is { } found
            ? Answers.Fragment(AttachmentItem.Create(AttachmentView.Of(found.File, found.Message, Showing.Thumbnails)))
            : Refusal.NotFound(context);

    private static string? Address(FoundFile? found) => found is null ? null : AttachmentView.Of(found.File, found.Message, Showing.Thumbnails).Page;
}
