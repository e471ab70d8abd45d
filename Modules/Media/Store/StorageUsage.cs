using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Footprint;

namespace OurWhats.Media.Store;

/// <summary>What the files weigh: by their rows, and on the disk.</summary>
internal sealed class StorageUsage(MediaContext media, FileStore vault, TimeProvider clock) : IStoreRoom
{
    public async Task<StoreWeight> Weigh(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (month, year) = (now.AddDays(-30).ToUnixTimeMilliseconds(), now.AddDays(-365).ToUnixTimeMilliseconds());
        var files = await media.Files.AsNoTracking()
            .GroupBy(one => new { ArePictures = one.Width > 0, Age = one.At >= month ? FileAge.Month : one.At >= year ? FileAge.Year : FileAge.Older })
            .Select(all => new AgedFiles(all.Key.ArePictures, all.Key.Age, all.LongCount(), all.Sum(one => one.Bytes))).ToListAsync(cancel);
        var (thumbnails, disk) = (0L, 0L);
        foreach (var (path, _, size) in vault.All())
        {
            FileInfo file = new(path);
            if (!file.Exists) continue; // erased meanwhile
            disk += file.Length;
            if (size > 0) thumbnails += file.Length;
        }

        return new([.. files.OrderBy(one => one.Age).ThenByDescending(one => one.ArePictures)], thumbnails, disk);
    }
}
