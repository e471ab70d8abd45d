using OurWhats.Media.Store;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Downloads;

/// <summary>
/// Responses to requests for files. Null if the file does not exist, is missing on disk, or the person may not see it.
/// The bytes sent go into the download log.
/// </summary>
internal sealed class FileResponses(FileLookup lookup, FileStore store, DownloadLog log, UnitOfWork unit)
{
    /// <summary>The original, displayed by the browser if it is a picture, a sound or a video.</summary>
    public async Task<FileResponse?> Original(long person, string key, CancellationToken cancel)
    {
        var found = await lookup.Find(person, key, cancel);
        unit.Release(); // sending may take long
        if (found is not ({ } file, { } names)) return null;
        return IfOnDisk(new(store.PathOf(file.Hash), file.Type, file.Key, names[0], CanShow(file.Type),
            LogAs(EntryKind.OriginalServed, person, file)));
    }

    /// <summary>The thumbnail of this size, or the next smaller one. 96 is the square.</summary>
    public async Task<FileResponse?> Thumbnail(long person, string key, int size, CancellationToken cancel)
    {
        var isSquare = size == ThumbnailSizes.Square;
        var file = isSquare
            ? await lookup.FindSquare(person, key, cancel)
            : (await lookup.Find(person, key, cancel))?.File;
        unit.Release(); // sending may take long
        if (file?.SizeFor(size) is not { } existing) return null;
        return IfOnDisk(new(store.PathOf(file.Hash, existing), "image/webp", $"{file.Key}.{existing}", null, true,
            LogAs(isSquare ? EntryKind.AvatarServed : EntryKind.ThumbnailServed, person, file)));
    }

    /// <summary>
    /// The original for saving, under one of its own names only, so that no link can make a file look like another.
    /// </summary>
    public async Task<FileResponse?> Attachment(long person, string key, string name, CancellationToken cancel)
    {
        var found = await lookup.Find(person, key, cancel);
        unit.Release(); // sending may take long
        if (found is not ({ } file, { } names) || !names.Contains(name)) return null;
        return IfOnDisk(new(store.PathOf(file.Hash), file.Type, file.Key, name, false,
            LogAs(EntryKind.FileDownloaded, person, file)));
    }

    private static FileResponse? IfOnDisk(FileResponse response) => response.Exists ? response : null;

    // Safe to display: none of these types that FileTypeDetector returns can contain scripts. SVG is not among them.
    private static bool CanShow(string type) => type.Split('/')[0] is "image" or "audio" or "video";

    private Action<long> LogAs(EntryKind kind, long person, StoredFile file) =>
        bytes => log.Add(kind, person, file.Id, bytes);
}
