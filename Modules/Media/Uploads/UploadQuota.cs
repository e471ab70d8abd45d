using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;

namespace OurWhats.Media.Uploads;

/// <summary>Checks uploads against the limits: of one file, of the disk, and of one person.</summary>
internal sealed class UploadQuota(MediaContext media, MediaLimits limits, FileStore store, TimeProvider clock)
{
    /// <summary>Why no person could upload a file of this size now; null if allowed.</summary>
    public UploadRefusal? RefusalFor(long bytes) => bytes switch
    {
        <= 0 => UploadRefusal.Empty(),
        _ when bytes > limits.MostBytes => UploadRefusal.TooLarge(limits.MostBytes),
        _ when IsDiskLow(bytes) => UploadRefusal.DiskFull(),
        _ => null,
    };

    /// <summary>Why this person cannot upload this many bytes now; null if allowed.</summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="key">Key of the upload itself, which the sum leaves out.</param>
    /// <param name="bytes">Its size in bytes.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<UploadRefusal?> RefusalFor(long person, string key, long bytes, CancellationToken cancel)
    {
        var expired = Upload.ExpiredAt(clock.GetUtcNow());
        var others = media.Uploads
            .Where(upload => upload.PersonId == person && upload.At > expired && upload.Key != key);
        if (await others.CountAsync(cancel) >= MediaLimits.MostUploads) return UploadRefusal.TooMany();
        var announced = await others.Where(upload => upload.FileId == null).SumAsync(upload => upload.Length, cancel);
        var used = announced + await StoredBytes(person, cancel);
        return used + bytes <= limits.PersonBytes ? null : UploadRefusal.OverQuota(used, limits.PersonBytes);
    }

    /// <summary>True if this many more bytes would leave less free disk space than required.</summary>
    public bool IsDiskLow(long bytes = 0) => Disk.FreeBytes(store.Folder) - bytes < limits.FreeBytes;

    private Task<long> StoredBytes(long person, CancellationToken cancel) => media.QuotaEntries
        .Where(entry => entry.PersonId == person)
        .Join(media.Files, entry => entry.FileId, file => file.Id, (_, file) => file.Bytes)
        .SumAsync(cancel);
}
