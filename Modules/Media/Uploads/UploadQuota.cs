using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Web;

namespace OurWhats.Media.Uploads;

/// <summary>How much may still come: in one file, onto the disk, and from one person.</summary>
internal sealed class UploadQuota(MediaContext media, MediaLimits limits, FileStore vault, TimeProvider clock)
{
    /// <summary>Why nobody may send a file of this size now, or null.</summary>
    public UploadRefusal? For(long bytes) => bytes switch
    {
        <= 0 => Empty(),
        _ when bytes > limits.MostBytes => TooLarge(limits.MostBytes),
        _ when IsDiskLow(bytes) => Full(),
        _ => null,
    };

    /// <summary>Why this person may not send so many bytes now, or null.</summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="key">The upload's key: what is counted for it already is not counted twice.</param>
    /// <param name="bytes">Its size.</param>
    /// <param name="cancel">Stops the queries.</param>
    public async Task<UploadRefusal?> For(long person, string key, long bytes, CancellationToken cancel)
    {
        var over = Upload.Over(clock.GetUtcNow());
        var others = media.Uploads.Where(one => one.PersonId == person && one.At > over && one.Key != key);
        if (await others.CountAsync(cancel) >= MediaLimits.MostUploads) return new(StatusCodes.Status429TooManyRequests, Texts.TooManyUploads);
        var coming = await others.Where(one => one.FileId == null).SumAsync(one => one.Length, cancel);
        var stored = await media.Deposits.Where(one => one.PersonId == person).Join(media.Files, one => one.FileId, file => file.Id, (_, file) => file.Bytes).SumAsync(cancel);
        return coming + stored + bytes <= limits.PersonBytes ? null
            : new(StatusCodes.Status413PayloadTooLarge, Texts.QuotaPassed.With(Sizes.Of(coming + stored), Sizes.Of(limits.PersonBytes)));
    }

    /// <summary>True when the disk would hold less than its floor after so many bytes more.</summary>
    public bool IsDiskLow(long bytes = 0) => Disk.FreeBytes(vault.Folder) - bytes < limits.FreeBytes;

    public static UploadRefusal Empty() => new(StatusCodes.Status400BadRequest, Texts.EmptyFile);

    public static UploadRefusal TooLarge(long most) => new(StatusCodes.Status413PayloadTooLarge, Texts.FileTooLarge.With(Sizes.Of(most)));

    public static UploadRefusal Full() => new(StatusCodes.Status507InsufficientStorage, Texts.DiskFull);
}

/// <summary>A refusal: its HTTP status, and the sentence that says why.</summary>
internal sealed record UploadRefusal(int Status, string Sentence);
