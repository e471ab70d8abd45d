using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Sweeping;

/// <summary>Reads the whole vault again and says what is not as it should be.</summary>
internal sealed class IntegrityCheck(MediaContext media, FileStore vault)
{
    /// <summary>A sentence for each file that is missing, changed or unknown; none when all is well.</summary>
    public async Task<IReadOnlyList<string>> Find(CancellationToken cancel)
    {
        var rows = await media.Files.AsNoTracking().ToListAsync(cancel);
        List<string> found = [];
        foreach (var row in rows)
        {
            if (await Of(row, cancel) is { } damage) found.Add(damage.With(Shown(vault.PathOf(row.Hash))));
            found.AddRange(row.Sizes.Select(size => vault.PathOf(row.Hash, size)).Where(path => !File.Exists(path)).Select(path => Texts.FileMissing.With(Shown(path))));
        }

        var known = rows.ToDictionary(row => row.Hash);
        return [.. found, .. vault.All().Where(one => !IsKnown(known, one.Hash, one.Size)).Select(one => Texts.FileUnknown.With(Shown(one.Path)))];
    }

    private async Task<string?> Of(StoredFile row, CancellationToken cancel)
    {
        var path = vault.PathOf(row.Hash);
        if (!File.Exists(path)) return Texts.FileMissing;
        return await FileStore.HashOf(path, cancel) == row.Hash ? null : Texts.FileChanged;
    }

    private static bool IsKnown(Dictionary<string, StoredFile> known, string hash, int size) =>
        known.TryGetValue(hash, out var row) && (size == 0 || row.Sizes.Contains(size));

    private string Shown(string path) => Path.GetRelativePath(Path.GetDirectoryName(vault.Folder)!, path);
}
