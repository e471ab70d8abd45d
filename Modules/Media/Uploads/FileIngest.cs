using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Media.Thumbnails;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Media.Uploads;

/// <summary>
/// Stores the file of a complete upload: the content first, then its row. After a crash in between the upload still
/// exists and is stored again.
/// </summary>
internal sealed class FileIngest(
    MediaContext media,
    FileStore store,
    ThumbnailService thumbnails,
    FileReferences references,
    UploadQuota quota,
    UnitOfWork unit,
    TimeProvider clock)
{
    /// <summary>Stores an upload's file. Cannot be cancelled, because the whole upload is on disk already.</summary>
    /// <param name="upload">Receives the stored file; its length must be the file's.</param>
    /// <param name="hash">SHA-256 of the content.</param>
    /// <returns>The refusal, or null.</returns>
    public async Task<UploadRefusal?> Store(Upload upload, string hash)
    {
        using var protection = store.Protect(hash);
        var path = store.TemporaryPathOf(upload.Key);
        var file = await FindSeen(upload.PersonId, hash) ?? await Describe(path, hash, upload.Length);
        store.Add(path, hash, file.Sizes);
        var refusal = await unit.Write(write => StoreRows(write, upload, file), CancellationToken.None);
        media.ChangeTracker.Clear(); // the same request may attach the upload, or remove it
        store.DropTemporary(upload.Key);
        return refusal;
    }

    // Reuses the stored file only if the person may see it. Otherwise the thumbnails are made again, so that the
    // duration of an upload does not reveal that somebody else has uploaded the same file.
    private async Task<StoredFile?> FindSeen(long person, string hash)
    {
        var key = StoredFile.KeyOf(hash);
        var known = await media.Files.AsNoTracking().SingleOrDefaultAsync(file => file.Key == key);
        var names = await references.NamesSeenBy(person, known?.Id ?? StoredFile.None, CancellationToken.None);
        return names.Count > 0 ? known : null;
    }

    private async Task<StoredFile> Describe(string path, string hash, long bytes)
    {
        unit.Release();
        var type = FileTypeDetector.Detect(await Head(path));
        var now = clock.GetUtcNow();
        StoredFile file = new()
        {
            Key = StoredFile.KeyOf(hash),
            Hash = hash,
            Type = type,
            Bytes = bytes,
            At = now.ToUnixTimeMilliseconds(),
        };
        var result = await thumbnails.Draw(path, type, CancellationToken.None);
        if (result.Picture is { } picture) file.Describe(picture.DescriptionOf(path));
        if (result.MayWorkLater && await PictureSize.Read(path, type) is { } size)
        {
            file.Describe(PictureDescription.Pending(size));
            file.TryLater(now);
        }

        return file;
    }

    private static async Task<byte[]> Head(string path)
    {
        await using var file = File.OpenRead(path);
        var head = new byte[FileTypeDetector.HeadBytes];
        return head[..await file.ReadAtLeastAsync(head, head.Length, throwOnEndOfStream: false)];
    }

    private async Task<UploadRefusal?> StoreRows(WriteTransaction write, Upload upload, StoredFile file)
    {
        var row = await FindRow(file);
        var isCounted = row is not null && await media.QuotaEntries
            .AnyAsync(entry => entry.PersonId == upload.PersonId && entry.FileId == row.Id);
        if (!isCounted && await RefusalFor(upload) is { } refusal) return refusal;
        if (row is null) media.Add(row = file);
        else if (row.Sizes.Count == 0 && file.Sizes.Count > 0) await TakeThumbnails(write, row, file);
        await media.SaveChangesAsync();
        if (!isCounted) media.Add(new QuotaEntry { PersonId = upload.PersonId, FileId = row.Id });
        await SetFile(upload, row);
        Record(write, upload, row.Id);
        await media.SaveChangesAsync();
        return null;
    }

    // They could not be made when somebody else sent the same picture before.
    private Task TakeThumbnails(WriteTransaction write, StoredFile row, StoredFile file)
    {
        row.Describe(new(file.Width, file.Height, file.Colour, file.HasPosition, file.Sizes, file.ThumbnailBytes));
        return references.Renew(write, row.Card, CancellationToken.None);
    }

    private async Task<StoredFile?> FindRow(StoredFile file)
    {
        var found = await media.Files.SingleOrDefaultAsync(row => row.Key == file.Key);
        return found is null || found.Hash == file.Hash
            ? found
            : throw new InvalidDataException("Two contents have the same key, which somebody has taken pains over.");
    }

    private Task<UploadRefusal?> RefusalFor(Upload upload) =>
        quota.RefusalFor(upload.PersonId, upload.Key, upload.Length, CancellationToken.None);

    // An upload received in one go has no row yet.
    private async Task SetFile(Upload upload, StoredFile file)
    {
        (upload.FileId, upload.File) = (file.Id, file);
        var updated = await media.Uploads.Where(row => row.Key == upload.Key)
            .ExecuteUpdateAsync(row => row.SetProperty(column => column.FileId, file.Id));
        if (updated == 0) media.Add(upload);
    }

    private static void Record(WriteTransaction write, Upload upload, long file)
    {
        write.Record(EntryKind.FileStored, upload.PersonId, subject: file, amount: upload.Length);
        if (upload.LengthBefore <= upload.Length) return;
        write.Record(EntryKind.FileLightened, upload.PersonId, subject: file, amount: upload.LengthBefore);
    }
}
