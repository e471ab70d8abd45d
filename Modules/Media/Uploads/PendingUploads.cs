using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Uploads;

/// <summary>Files that wait to be attached: who put them there sees them, and they stay.</summary>
internal sealed class PendingUploads(MediaContext media) : IFileUse
{
    public async Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) =>
        await media.Uploads.Where(one => one.FileId == file && one.PersonId == person).Select(one => one.Name).ToListAsync(cancel);

    public async Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        (await media.Uploads.Where(one => one.FileId != null && files.Contains(one.FileId.Value)).Select(one => one.FileId!.Value).ToListAsync(cancel)).ToHashSet();
}
