using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;

namespace OurWhats.Media.Downloads;

/// <summary>
/// Finds the files that a person may see. An absent file takes the same queries as one that they may not see, so that
/// the time does not tell them apart.
/// </summary>
internal sealed class FileLookup(MediaContext media, FileReferences references)
{
    private static readonly Func<MediaContext, string, CancellationToken, Task<StoredFile?>> FindFile =
        EF.CompileAsyncQuery((MediaContext media, string key, CancellationToken cancel) =>
            media.Files.AsNoTracking().SingleOrDefault(file => file.Key == key));

    /// <summary>
    /// A file and the names under which the person sees it; null if it does not exist or they may not see it.
    /// </summary>
    public async Task<(StoredFile File, IReadOnlyList<string> Names)?> Find(long person, string key, CancellationToken cancel)
    {
        var file = await FindFile(media, key, cancel);
        var names = await references.NamesSeenBy(person, file?.Id ?? StoredFile.None, cancel);
        return file is not null && names.Count > 0 ? (file, names) : null;
    }

    /// <summary>
    /// A picture whose square the person may see, as an avatar or because they may see the file; otherwise null.
    /// </summary>
    public async Task<StoredFile?> FindSquare(long person, string key, CancellationToken cancel)
    {
        var file = await FindFile(media, key, cancel);
        var id = file?.Id ?? StoredFile.None;
        var isSeen = await references.ShowsSquare(person, id, cancel)
            || (await references.NamesSeenBy(person, id, cancel)).Count > 0;
        return isSeen ? file : null;
    }
}
