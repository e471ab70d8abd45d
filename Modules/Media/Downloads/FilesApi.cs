using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Downloads;

/// <summary>/files/{key}: a file to look at, its thumbnails by size, and the file to save under one of its names.</summary>
internal static class FilesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/files/{key}");
        files.MapGet("", Open);
        files.MapGet("/{size:int}", ShowThumbnail);
        files.MapGet("/as/{name}", Download);
    }

    private static async Task<IResult> Open(
        string key, HttpContext context, CurrentUser me, FileResponses responses, CancellationToken cancel) =>
        await responses.Original(me.Id, key, cancel) ?? ErrorResponse.NotFound(context);

    private static async Task<IResult> ShowThumbnail(
        string key, int size, HttpContext context, CurrentUser me, FileResponses responses, CancellationToken cancel) =>
        await responses.Thumbnail(me.Id, key, size, cancel) ?? ErrorResponse.NotFound(context);

    private static async Task<IResult> Download(
        string key, string name, HttpContext context, CurrentUser me, FileResponses responses, CancellationToken cancel) =>
        await responses.Attachment(me.Id, key, name, cancel) ?? ErrorResponse.NotFound(context);
}
