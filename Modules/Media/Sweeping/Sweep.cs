using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Media.Uploads;
using OurWhats.Shared.Data;

namespace OurWhats.Media.Sweeping;

/// <summary>
/// Removes data that has not been needed for more than a day: expired uploads, and remains of crashes.
/// </summary>
internal sealed class Sweep(
    MediaContext media,
    FileStore store,
    FileReferences references,
    FileDeletion deletion,
    UploadService uploads,
    UploadLocks locks,
    UnitOfWork unit,
    TimeProvider clock)
{
    private const int FilesAtATime = 500;

    public async Task Run(CancellationToken cancel)
    {
        var expired = Upload.ExpiredAt(clock.GetUtcNow());
        await RemoveUploads(expired, cancel);
        DropTemporaryFiles(expired);
        await DeleteFilesWithoutRow(expired, cancel);
        await DeleteUnreferenced(expired, cancel);
    }

    private async Task RemoveUploads(long expired, CancellationToken cancel)
    {
        var all = await media.Uploads.AsNoTracking().Where(upload => upload.At <= expired).ToListAsync(cancel);
        foreach (var upload in all)
        {
            using var held = await locks.Acquire(upload.PersonId, upload.Key, cancel);
            await uploads.Remove(upload, cancel);
        }
    }

    private void DropTemporaryFiles(long expired)
    {
        var paths = Directory.EnumerateFiles(store.TemporaryFolder).Where(path => IsOlder(path, expired));
        foreach (var path in paths) File.Delete(path);
    }

    private async Task DeleteFilesWithoutRow(long expired, CancellationToken cancel)
    {
        var hashes = store.All()
            .Where(file => FileStore.IsHash(file.Hash) && IsOlder(file.Path, expired))
            .Select(file => file.Hash).Distinct();
        foreach (var some in hashes.Chunk(FilesAtATime))
        {
            if ((await WithoutRow(some, cancel)).Count == 0) continue;
            await unit.Write(write => DeleteFilesWithoutRow(write, some, cancel), cancel);
        }
    }

    // Checks again inside the write: a file stored meanwhile has a row by now, and no other can be stored before the
    // commit.
    private async Task DeleteFilesWithoutRow(WriteTransaction write, string[] hashes, CancellationToken cancel)
    {
        var withoutRow = await WithoutRow(hashes, cancel);
        write.AfterCommit(() => withoutRow.ForEach(store.Delete));
    }

    private async Task<List<string>> WithoutRow(string[] hashes, CancellationToken cancel)
    {
        var keys = hashes.Select(StoredFile.KeyOf).ToList();
        var known = await media.Files.Where(file => keys.Contains(file.Key))
            .Select(file => file.Hash).ToListAsync(cancel);
        return [.. hashes.Except(known)];
    }

    // Files that lost their last reference in a crash or by a bug, without FileDeletion being called.
    private async Task DeleteUnreferenced(long expired, CancellationToken cancel)
    {
        for (long last = 0; ;)
        {
            var some = await media.Files.Where(file => file.Id > last && file.At <= expired)
                .OrderBy(file => file.Id).Take(FilesAtATime).Select(file => file.Id).ToListAsync(cancel);
            if (some.Count == 0) return;
            var unreferenced = await references.Unreferenced(some, cancel);
            if (unreferenced.Count > 0)
            {
                await unit.Write(write => deletion.DeleteUnreferenced(write, unreferenced, cancel), cancel);
            }

            last = some[^1];
        }
    }

    private static bool IsOlder(string path, long moment) =>
        new DateTimeOffset(File.GetLastWriteTimeUtc(path)).ToUnixTimeMilliseconds() <= moment;
}
