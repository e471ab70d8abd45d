using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Media.Uploads;
using OurWhats.Shared.Data;

namespace OurWhats.Media.Sweeping;

/// <summary>Removes what a day has passed over: uploads that nobody attached or finished, and what crashes left.</summary>
internal sealed class Sweep(MediaContext media, FileStore vault, FileReferences uses, FileDeletion erasure, UploadService incoming, UploadLocks turnstile, UnitOfWork unit, TimeProvider clock)
{
    private const int FilesAtATime = 500;

    public async Task Run(CancellationToken cancel)
    {
        var over = Upload.Over(clock.GetUtcNow());
        await EndUploads(over, cancel);
        foreach (var path in Directory.EnumerateFiles(vault.Coming).Where(path => IsOlder(path, over))) File.Delete(path);
        await EraseUnknown(over, cancel);
        await EraseIdle(over, cancel);
    }

    private async Task EndUploads(long over, CancellationToken cancel)
    {
        foreach (var upload in await media.Uploads.AsNoTracking().Where(one => one.At <= over).ToListAsync(cancel))
        {
            using var passage = await turnstile.Enter(upload.PersonId, upload.Key, cancel);
            await incoming.Remove(upload, cancel);
        }
    }

    // Files without a row.
    private async Task EraseUnknown(long over, CancellationToken cancel)
    {
        var hashes = vault.All().Where(one => FileStore.IsHash(one.Hash) && IsOlder(one.Path, over)).Select(one => one.Hash).Distinct();
        foreach (var some in hashes.Chunk(FilesAtATime))
        {
            if ((await Unknown(some, cancel)).Count > 0) await unit.Write(() => Erase(some, cancel), cancel);
        }
    }

    // Inside the write: what is taken in meanwhile has its row by now, or comes later.
    private async Task Erase(string[] hashes, CancellationToken cancel)
    {
        var unknown = await Unknown(hashes, cancel);
        unit.AfterCommit(() => unknown.ForEach(vault.Erase));
    }

    private async Task<List<string>> Unknown(string[] hashes, CancellationToken cancel)
    {
        var keys = hashes.Select(StoredFile.KeyOf).ToList();
        return [.. hashes.Except(await media.Files.Where(one => keys.Contains(one.Key)).Select(one => one.Hash).ToListAsync(cancel))];
    }

    // Rows to which nothing refers: whoever should have said so did not come to it.
    private async Task EraseIdle(long over, CancellationToken cancel)
    {
        for (long last = 0; ;)
        {
            var some = await media.Files.Where(one => one.Id > last && one.At <= over).OrderBy(one => one.Id).Take(FilesAtATime).Select(one => one.Id).ToListAsync(cancel);
            if (some.Count == 0) return;
            var idle = await uses.Idle(some, cancel);
            if (idle.Count > 0) await unit.Write(() => erasure.Release(idle, cancel), cancel);
            last = some[^1];
        }
    }

    private static bool IsOlder(string path, long over) => new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds() <= over;
}
