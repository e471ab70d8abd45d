using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Sweeping;

/// <summary>Reads all stored files and compares them with their rows.</summary>
internal sealed class IntegrityCheck(MediaContext media, FileStore store)
{
    /// <summary>One sentence for each file that is missing, changed or unknown; empty if there is none.</summary>
    public async Task<IReadOnlyList<string>> Run(CancellationToken cancel)
    {
        var rows = await media.Files.AsNoTracking().ToListAsync(cancel);
        List<string> problems = [];
        foreach (var row in rows)
        {
            if (await ProblemOf(row, cancel) is { } problem) problems.Add(problem.With(Shown(store.PathOf(row.Hash))));
            problems.AddRange(MissingThumbnails(row));
        }

        return [.. problems, .. UnknownFiles(rows.ToDictionary(row => row.Hash))];
    }

    private async Task<string?> ProblemOf(StoredFile row, CancellationToken cancel)
    {
        var path = store.PathOf(row.Hash);
        if (!File.Exists(path)) return Texts.FileMissing;
        return await FileStore.HashOf(path, cancel) == row.Hash ? null : Texts.FileChanged;
    }

    private IEnumerable<string> MissingThumbnails(StoredFile row) =>
        from size in row.Sizes
        let path = store.PathOf(row.Hash, size)
        where !File.Exists(path)
        select Texts.FileMissing.With(Shown(path));

    private IEnumerable<string> UnknownFiles(Dictionary<string, StoredFile> rows) =>
        from file in store.All()
        where !rows.TryGetValue(file.Hash, out var row) || (file.Size != 0 && !row.Sizes.Contains(file.Size))
        select Texts.FileUnknown.With(Shown(file.Path));

    private string Shown(string path) => Path.GetRelativePath(Path.GetDirectoryName(store.Folder)!, path);
}
