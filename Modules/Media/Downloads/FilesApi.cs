using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Media.Store;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Downloads;

/// <summary>/files/{key}: a file whole, its thumbnails, and the same to be kept under a name.</summary>
internal static class FilesApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var files = routes.MapGroup("/files/{key}");
        files.MapGet("", Open);
        files.MapGet("/{size:int}", Show);
        files.MapGet("/as/{name}", Download);
    }

    private static Task<IResult> Open(string key, HttpContext context, CurrentUser me, FileLookup shelf, FileStore vault, DownloadLog ledger, UnitOfWork unit, CancellationToken cancel) =>
        Answer(key, context, me, shelf, unit, (file, names) =>
            new FileResponse(vault.PathOf(file.Hash), file.Type, file.Key, names[0], CanOpen(file.Type), bytes => ledger.Note(EntryKind.OriginalServed, me.Id, file.Id, bytes)), cancel);

    private static async Task<IResult> Show(string key, int size, HttpContext context, CurrentUser me, FileLookup shelf, FileStore vault, DownloadLog ledger, UnitOfWork unit, CancellationToken cancel)
    {
        var (isSquare, kind) = size == ThumbnailSizes.Square ? (true, EntryKind.PortraitServed) : (false, EntryKind.ThumbnailServed);
        var file = isSquare ? await shelf.FindSquare(me.Id, key, cancel) : (await shelf.Find(me.Id, key, cancel))?.File;
        return Answer(context, unit, file?.SizeFor(size) is not { } drawn ? null :
            new FileResponse(vault.PathOf(file.Hash, drawn), "image/webp", $"{file.Key}.{drawn}", null, true, bytes => ledger.Note(kind, me.Id, file.Id, bytes)));
    }

    // Under its own names only: the address shall not make a file look like another.
    private static Task<IResult> Download(string key, string name, HttpContext context, CurrentUser me, FileLookup shelf, FileStore vault, DownloadLog ledger, UnitOfWork unit, CancellationToken cancel) =>
        Answer(key, context, me, shelf, unit, (file, names) => !names.Contains(name) ? null :
            new FileResponse(vault.PathOf(file.Hash), file.Type, file.Key, name, false, bytes => ledger.Note(EntryKind.FileDownloaded, me.Id, file.Id, bytes)), cancel);

    private static async Task<IResult> Answer(string key, HttpContext context, CurrentUser me, FileLookup shelf, UnitOfWork unit,
        Func<StoredFile, IReadOnlyList<string>, FileResponse?> make, CancellationToken cancel)
    {
        var found = await shelf.Find(me.Id, key, cancel);
        return Answer(context, unit, found is ({ } file, { } names) ? make(file, names) : null);
    }

    private static IResult Answer(HttpContext context, UnitOfWork unit, FileResponse? answer)
    {
        unit.Release(); // some take their time to read a file
        return answer is { IsThere: true } ? answer : Refusal.NotFound(context);
    }

    // What FileTypeDetector names of these kinds, no browser runs.
    private static bool CanOpen(string type) => type.Split('/')[0] is "image" or "audio" or "video";
}
