using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Uploads;

/// <summary>What other modules may do with files.</summary>
internal sealed class MediaService(MediaContext media, MediaLimits limits, UploadService incoming, LocationRemoval forgetting, FileDeletion erasure, TimeProvider clock) : IMedia
{
    public long MostBytes => limits.MostBytes;

    public Task<Received> Receive(long person, string name, Stream content, long most, CancellationToken cancel) => incoming.Receive(person, name, content, Math.Min(most, limits.MostBytes), cancel);

    public Task<Received> ForgetPosition(long person, string key, CancellationToken cancel) => forgetting.Run(person, key, cancel);

    public async Task<IReadOnlyList<UploadCard>> Waiting(long person, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0) return [];
        var over = Upload.Over(clock.GetUtcNow());
        var found = await media.Uploads.AsNoTracking().Include(one => one.File)
            .Where(one => keys.Contains(one.Key) && one.PersonId == person && one.FileId != null && one.At > over).ToDictionaryAsync(one => one.Key, cancel);
        return [.. keys.Distinct().Where(found.ContainsKey).Select(key => found[key].Card)];
    }

    public async Task Attach(long person, IReadOnlyList<UploadCard> uploads, CancellationToken cancel)
    {
        var keys = uploads.Select(one => one.Key).ToList();
        var attached = await media.Uploads.Where(one => keys.Contains(one.Key) && one.PersonId == person && one.FileId != null).ExecuteDeleteAsync(cancel);
        if (attached != keys.Count) throw new InvalidOperationException("What is attached must be found waiting in the same write.");
    }

    public Task Release(IReadOnlyCollection<long> files, CancellationToken cancel) => erasure.Release(files, cancel);
}
