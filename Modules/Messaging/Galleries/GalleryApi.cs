using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Galleries;

/// <summary>/c/{id}/files: the pictures, files and links of a conversation.</summary>
internal static class GalleryApi
{
    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/c/{id:long}/files", Show)
        .WithMetadata(new ScreenName(40, () => Texts.ScreenFiles));

    private static async Task<IResult> Show(
        [AsParameters] GalleryRequest request,
        HttpContext context,
        CurrentUser me,
        GalleryQuery query,
        CancellationToken cancel) =>
        await query.Find(request, context, me, cancel) is { } gallery
            ? HtmlResults.Page(GalleryPage.Create(gallery))
            : ErrorResponse.NotFound(context);
}
