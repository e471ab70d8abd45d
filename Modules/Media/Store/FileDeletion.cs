using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Store;

/// <summary>
/// Deletes files to which nothing refers any more: first the row, then, once that is committed, what lies on the disk.
/// </summary>
internal sealed class FileDeletion(MediaContext media, FileStore store, FileReferences references)
{
    // The journal's entry names no person: the last reference went, whoever it was.
    private const long Nobody = 0;

    /// <summary>Deletes those of the files to which nothing refers.</summary>
    public async Task DeleteUnreferenced(
        WriteTransaction write, IEnumerable<long> files, CancellationToken cancel)
    {
        var unreferenced = await references.Unreferenced(files, cancel);
        if (unreferenced.Count == 0) return;
        foreach (var file in await media.Files.Where(file => unreferenced.Contains(file.Id)).ToListAsync(cancel))
        {
            media.Remove(file);
            write.Record(EntryKind.FileErased, Nobody, subject: file.Id, amount: file.Bytes);
            write.AfterCommit(() => store.Delete(file.Hash));
        }

        await media.SaveChangesAsync(cancel);
    }
}
