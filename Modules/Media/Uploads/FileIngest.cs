using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Media.Thumbnails;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Uploads;

/// <summary>Takes in what has come whole: first the file, then the row. A crash in between leaves the upload whole, to be taken in again.</summary>
internal sealed class FileIngest(MediaContext media, FileStore vault, ThumbnailService studio, FileReferences uses, UploadQuota room, UnitOfWork unit, TimeProvider clock)
{
    // Enough to tell what a file is.
    private const int HeadBytes = 4096;

    /// <summary>Stores an upload's file. From here on nobody can call it off: all of it is on the disk.</summary>
    /// <param name="upload">Where it waits from now on; its length is that of the file.</param>
    /// <param name="hash">SHA-256 of what came.</param>
    /// <returns>Why it is refused, or null.</returns>
    public async Task<UploadRefusal?> Store(Upload upload, string hash)
    {
        using var hold = vault.Secure(hash);
        var coming = vault.PathOfComing(upload.Key);
        var file = await Known(upload.PersonId, hash) ?? await Look(coming, hash, upload.Length);
        vault.Keep(coming, hash, file.Sizes);
        var refusal = await unit.Write(() => Note(upload, file), CancellationToken.None);
        media.ChangeTracker.Clear(); // the same request may attach the upload, or erase it
        vault.Drop(upload.Key);
        return refusal;
    }

    // Only where the person may see it already. For others thumbnails are drawn once more: how long it takes shall not tell
    // whether somebody else has the same file.
    private async Task<StoredFile?> Known(long person, string hash)
    {
        var key = StoredFile.KeyOf(hash);
        var known = await media.Files.AsNoTracking().SingleOrDefaultAsync(one => one.Key == key);
        if (known is null) return null;
        return (await uses.NamesSeenBy(person, known.Id, CancellationToken.None)).Count > 0 ? known : null;
    }

    private async Task<StoredFile> Look(string path, string hash, long bytes)
    {
        unit.Release();
        var type = FileTypeDetector.Detect(await Head(path));
        var picture = await studio.Draw(path, type, CancellationToken.None);
        return new()
        {
            Key = StoredFile.KeyOf(hash),
            Hash = hash,
            Type = type,
            Bytes = bytes,
            Width = picture?.Width ?? 0,
            Height = picture?.Height ?? 0,
            Colour = picture?.Colour ?? "",
            HasPosition = picture?.HasPosition ?? false,
            Sizes = picture?.Sizes ?? [],
            ThumbnailBytes = picture is null ? 0 : new FileInfo($"{path}.{ThumbnailSizes.Small}").Length,
            At = clock.GetUtcNow().ToUnixTimeMilliseconds(),
        };
    }

    private static async Task<byte[]> Head(string path)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[HeadBytes];
        return head[..await file.ReadAtLeastAsync(head, HeadBytes, throwOnEndOfStream: false)];
    }

    private async Task<UploadRefusal?> Note(Upload upload, StoredFile file)
    {
        var row = await media.Files.SingleOrDefaultAsync(one => one.Key == file.Key);
        if (row is not null && row.Hash != file.Hash) throw new InvalidDataException("Two contents have the same key, which somebody has taken pains over.");
        var isTheirs = row is not null && await media.Deposits.AnyAsync(one => one.PersonId == upload.PersonId && one.FileId == row.Id);
        if (!isTheirs && await room.For(upload.PersonId, upload.Key, upload.Length, CancellationToken.None) is { } refusal) return refusal;
        if (row is null) media.Add(row = file);
        await media.SaveChangesAsync();
        if (!isTheirs) media.Add(new QuotaEntry { PersonId = upload.PersonId, FileId = row.Id });
        (upload.FileId, upload.File) = (row.Id, row);
        if (await media.Uploads.Where(one => one.Key == upload.Key).ExecuteUpdateAsync(one => one.SetProperty(it => it.FileId, row.Id)) == 0) media.Add(upload);
        unit.Record(EntryKind.FileStored, upload.PersonId, subject: row.Id, amount: upload.Length);
        if (upload.LengthBefore > upload.Length) unit.Record(EntryKind.FileLightened, upload.PersonId, subject: row.Id, amount: upload.LengthBefore);
        await media.SaveChangesAsync();
        return null;
    }
}
