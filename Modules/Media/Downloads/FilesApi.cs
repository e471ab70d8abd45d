using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Downloads;

/// <summary>
/// /files/{key}: a file to display, its thumbnails by size, and the file to save under one of its names.
/// </summary>
internal static class FilesApi
{
    private static readonly TrafficKind Thumbnails = new(3, "Thumbnails", () => Texts.Thumbnails);
    private static readonly TrafficKind Originals = new(4, "Originals", () => Texts.Originals);
    internal static readonly TrafficKind Downloads = new(5, "OtherFiles", () => Texts.OtherFiles);

    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/files/{key}").DisableRateLimiting();
        files.MapGet("", Open).WithMetadata(Originals);
        files.MapGet("/{size:int}", ShowThumbnail).WithMetadata(Thumbnails);
        files.MapGet("/as/{name}", Download).WithMetadata(Downloads);
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
