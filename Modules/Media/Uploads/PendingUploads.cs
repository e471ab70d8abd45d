using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Uploads;

/// <summary>File references of uploads that are not attached yet. Only the uploader sees those files.</summary>
internal sealed class PendingUploads(MediaContext media) : IFileReferences
{
    public async Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) =>
        await media.Uploads.Where(upload => upload.FileId == file && upload.PersonId == person)
            .Select(upload => upload.Name).ToListAsync(cancel);

    public async Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel)
    {
        var used = await media.Uploads.Where(upload => upload.FileId != null && files.Contains(upload.FileId.Value))
            .Select(upload => upload.FileId!.Value).ToListAsync(cancel);
        return used.ToHashSet();
    }
}
