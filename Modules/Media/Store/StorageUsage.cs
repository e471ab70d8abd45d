using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Footprint;

namespace OurWhats.Media.Store;

/// <summary>Storage used by files, from their rows and on disk.</summary>
internal sealed class StorageUsage(MediaContext media, FileStore store, TimeProvider clock) : IStorageUsage
{
    public async Task<StoreWeight> Weigh(CancellationToken cancel)
    {
        var files = await FilesByKindAndAge(cancel);
        var (thumbnails, disk) = BytesOnDisk();
        return new(files, thumbnails, disk);
    }

    private async Task<IReadOnlyList<AgedFiles>> FilesByKindAndAge(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var (month, year) = (now.AddDays(-30).ToUnixTimeMilliseconds(), now.AddDays(-365).ToUnixTimeMilliseconds());
        var groups = await media.Files.AsNoTracking()
            .GroupBy(file => new
            {
                ArePictures = file.Width > 0,
                Age = file.At >= month ? FileAge.Month : file.At >= year ? FileAge.Year : FileAge.Older,
            })
            .Select(group => new AgedFiles(
                group.Key.ArePictures, group.Key.Age, group.LongCount(), group.Sum(file => file.Bytes)))
            .ToListAsync(cancel);
        return [.. groups.OrderBy(group => group.Age).ThenByDescending(group => group.ArePictures)];
    }

    private (long Thumbnails, long All) BytesOnDisk()
    {
        var (thumbnails, all) = (0L, 0L);
        foreach (var (path, _, size) in store.All())
        {
            FileInfo file = new(path);
            if (!file.Exists) continue; // deleted meanwhile
            all += file.Length;
            if (size > 0) thumbnails += file.Length;
        }

        return (thumbnails, all);
    }
}
