using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Data;

namespace OurWhats.Media.Thumbnails;

/// <summary>Tries again to make thumbnails that could not be made because of the state of the machine.</summary>
internal sealed class PendingThumbnails(
    MediaContext media,
    FileStore store,
    ThumbnailService thumbnails,
    FileReferences references,
    UnitOfWork unit,
    TimeProvider clock)
{
    // The rest waits for the next round.
    private const int MostAtATime = 50;

    /// <summary>Tries those whose time has come, one after the other.</summary>
    public async Task Run(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var due = now.ToUnixTimeMilliseconds();
        var files = await media.Files.AsNoTracking()
            .Where(file => file.RetryAt <= due)
            .OrderBy(file => file.RetryAt)
            .Take(MostAtATime)
            .ToListAsync(cancel);
        foreach (var file in files)
        {
            using var protection = store.Protect(file.Hash);
            await Change(file, (_, row) => Plan(row, now), cancel);
            unit.Release();
            await Draw(file, store.PathOf(file.Hash), cancel);
        }
    }

    private async Task Draw(StoredFile file, string path, CancellationToken cancel)
    {
        if (!File.Exists(path)) return; // IntegrityCheck reports it
        var result = await thumbnails.Draw(path, file.Type, cancel);
        if (result.MayWorkLater) return;
        store.Sync(file.Hash);
        await Change(file, (write, row) => Describe(write, row, result.Picture?.DescriptionOf(path), cancel), cancel);
    }

    // Unless the last reference is gone, or somebody else has sent the same picture meanwhile.
    private Task Change(StoredFile file, Func<WriteTransaction, StoredFile, Task> change, CancellationToken cancel) =>
        unit.Write(async write =>
        {
            media.ChangeTracker.Clear();
            var row = await media.Files.SingleOrDefaultAsync(known => known.Id == file.Id, cancel);
            if (row is not { Sizes.Count: 0 }) return;
            await change(write, row);
            await media.SaveChangesAsync(cancel);
        }, cancel);

    private static Task Plan(StoredFile row, DateTimeOffset now)
    {
        row.TryLater(now);
        return Task.CompletedTask;
    }

    private Task Describe(WriteTransaction write, StoredFile row, PictureDescription? picture, CancellationToken cancel)
    {
        row.Describe(picture ?? PictureDescription.None);
        return references.Renew(write, row.Card, cancel);
    }
}
