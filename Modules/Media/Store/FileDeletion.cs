using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Store;

/// <summary>Deletes files without references: the row first, and the content on disk after the commit.</summary>
internal sealed class FileDeletion(MediaContext media, FileStore store, FileReferences references)
{
    // The entry names no actor, because any person's action may have removed the last reference.
    private const long Nobody = 0;

    /// <summary>Deletes the files (by key) that nothing refers to.</summary>
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
