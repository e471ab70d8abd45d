using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;

namespace OurWhats.Media.Uploads;

internal sealed class MediaService(
    MediaContext media,
    MediaLimits limits,
    UploadService uploads,
    LocationRemoval locationRemoval,
    FileDeletion deletion,
    TimeProvider clock) : IMedia
{
    public long MostBytes => limits.MostBytes;

    public Task<Received> Receive(long person, string name, Stream content, long most, CancellationToken cancel) =>
        uploads.Receive(person, name, content, Math.Min(most, limits.MostBytes), cancel);

    public Task<Received> ForgetPosition(long person, string key, CancellationToken cancel) =>
        locationRemoval.Run(person, key, cancel);

    public async Task<IReadOnlyList<UploadCard>> Waiting(
        long person, IReadOnlyList<string> keys, CancellationToken cancel)
    {
        if (keys.Count == 0) return [];
        var expired = Upload.ExpiredAt(clock.GetUtcNow());
        var found = await Complete(person, keys).AsNoTracking().Include(upload => upload.File)
            .Where(upload => upload.At > expired)
            .ToDictionaryAsync(upload => upload.Key, cancel);
        return [.. keys.Distinct().Where(found.ContainsKey).Select(key => found[key].Card)];
    }

    public async Task Attach(
        WriteTransaction write, long person, IReadOnlyList<UploadCard> uploads, CancellationToken cancel)
    {
        var keys = uploads.Select(upload => upload.Key).ToList();
        var attached = await Complete(person, keys).ExecuteDeleteAsync(cancel);
        if (attached == keys.Count) return;
        throw new InvalidOperationException("What is attached must be found waiting in the same write.");
    }

    public Task Release(WriteTransaction write, IReadOnlyCollection<long> files, CancellationToken cancel) =>
        deletion.DeleteUnreferenced(write, files, cancel);

    // The person's own uploads among these, if completely received.
    private IQueryable<Upload> Complete(long person, IReadOnlyList<string> keys) =>
        media.Uploads.Where(upload => keys.Contains(upload.Key) && upload.PersonId == person && upload.FileId != null);
}
