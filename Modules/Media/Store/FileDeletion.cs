using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Store;

/// <summary>Takes files off line: first the row, then the file.</summary>
internal sealed class FileDeletion(MediaContext media, FileStore vault, FileReferences uses, UnitOfWork unit)
{
    // Nobody in particular: it is the last reference that went.
    private const long Nobody = 0;

    /// <summary>Erases those of the files to which nothing refers any more. To be called inside a write.</summary>
    public async Task Release(IEnumerable<long> files, CancellationToken cancel)
    {
        var idle = await uses.Idle(files, cancel);
        if (idle.Count == 0) return;
        foreach (var file in await media.Files.Where(one => idle.Contains(one.Id)).ToListAsync(cancel))
        {
            media.Remove(file);
            unit.Record(EntryKind.FileErased, Nobody, subject: file.Id, amount: file.Bytes);
            unit.AfterCommit(() => vault.Erase(file.Hash));
        }

        await media.SaveChangesAsync(cancel);
    }
}
