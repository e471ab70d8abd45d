using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;

namespace OurWhats.Media.Downloads;

/// <summary>Finds files for people: only those that they see.</summary>
internal sealed class FileLookup(MediaContext media, FileReferences uses)
{
    private static readonly Func<MediaContext, string, CancellationToken, Task<StoredFile?>> FindFile =
        EF.CompileAsyncQuery((MediaContext media, string key, CancellationToken cancel) => media.Files.AsNoTracking().SingleOrDefault(one => one.Key == key));

    /// <summary>A file, and the names under which the person sees it; null where they see none, or there is none.</summary>
    public async Task<(StoredFile File, IReadOnlyList<string> Names)?> Find(long person, string key, CancellationToken cancel)
    {
        if (await FindFile(media, key, cancel) is not { } file) return null;
        var names = await uses.NamesSeenBy(person, file.Id, cancel);
        return names.Count > 0 ? (file, names) : null;
    }

    /// <summary>A picture whose square the person sees, as a portrait or with all the rest; or null.</summary>
    public async Task<StoredFile?> FindSquare(long person, string key, CancellationToken cancel)
    {
        if (await FindFile(media, key, cancel) is not { } file) return null;
        return await uses.ShowsSquare(person, file.Id, cancel) || (await uses.NamesSeenBy(person, file.Id, cancel)).Count > 0 ? file : null;
    }
}
