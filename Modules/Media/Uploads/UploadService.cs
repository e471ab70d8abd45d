using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;

namespace OurWhats.Media.Uploads;

/// <summary>Begins uploads, appends to them, and removes them.</summary>
internal sealed class UploadService(
    MediaContext media,
    MediaLimits limits,
    FileStore store,
    UploadQuota quota,
    FormFileTurns turns,
    FileIngest ingest,
    FileDeletion deletion,
    UnitOfWork unit,
    TimeProvider clock)
{
    /// <summary>A person's own upload that has not expired, or null.</summary>
    public Task<Upload?> Find(long person, string key, CancellationToken cancel)
    {
        var expired = Upload.ExpiredAt(clock.GetUtcNow());
        return media.Uploads.AsNoTracking().Include(upload => upload.File).SingleOrDefaultAsync(
            upload => upload.Key == key && upload.PersonId == person && upload.At > expired, cancel);
    }

    /// <summary>Number of bytes received.</summary>
    public long OffsetOf(Upload upload) => upload.FileId is null ? PartOf(upload).Bytes : upload.Length;

    /// <summary>Begins an upload or refuses it.</summary>
    /// <param name="person">Key of the person.</param>
    /// <param name="name">The file's name on their device.</param>
    /// <param name="length">Its size in bytes.</param>
    /// <param name="before">Its size in bytes before the browser made it lighter; 0 if unknown.</param>
    /// <param name="cancel">Cancels the write.</param>
    public async Task<(Upload? Upload, UploadRefusal? Refusal)> Begin(
        long person, string name, long length, long before, CancellationToken cancel)
    {
        if (quota.RefusalFor(length) is { } never) return (null, never);
        var upload = Upload.Of(person, name, length, clock.GetUtcNow());
        upload.LengthBefore = before;
        var refusal = await unit.Write(async write =>
        {
            if (await quota.RefusalFor(person, upload.Key, length, cancel) is { } full) return full;
            media.Add(upload);
            await media.SaveChangesAsync(cancel);
            media.Entry(upload).State = EntityState.Detached;
            return null;
        }, cancel);
        return (upload, refusal);
    }

    /// <summary>Appends the received bytes and stores the file when it is complete.</summary>
    /// <returns>The outcome of the transfer, and the refusal or null.</returns>
    public Task<(TransferResult Result, UploadRefusal? Refusal)> Append(
        Upload upload, Stream content, Checksum? checksum, CancellationToken cancel) =>
        RemovingWhenDiskIsFull(upload, async () =>
        {
            if (upload.FileId is not null) return (TransferResult.Complete, null);
            var part = PartOf(upload);
            unit.Release();
            var result = await part.Append(content, upload.Length, checksum, cancel);
            var refusal = UploadRefusal.For(result, limits.MostBytes) ?? await StoreIfComplete(upload, part.Hash);
            return (result, refusal);
        });

    /// <summary>
    /// Stores a file that is complete but not stored yet, because the connection was cut or the server stopped at that
    /// moment.
    /// </summary>
    public async Task<UploadRefusal?> Complete(Upload upload)
    {
        var (_, refusal) = await RemovingWhenDiskIsFull(
            upload, async () => (TransferResult.Complete, await StoreIfComplete(upload, null)));
        return refusal;
    }

    /// <summary>Receives a file in one go, without an announced size; further ones of the person wait.</summary>
    public async Task<Received> Receive(
        long person, string name, Stream content, long mostBytes, CancellationToken cancel)
    {
        using var turn = await turns.Take(person, cancel);
        var upload = Upload.Of(person, name, length: 1, clock.GetUtcNow());
        var refusal = quota.RefusalFor(upload.Length)
            ?? await quota.RefusalFor(person, upload.Key, upload.Length, cancel);
        if (refusal is not null) return new(null, refusal.Sentence);
        try
        {
            (_, refusal) = await RemovingWhenDiskIsFull(upload, () => ReceiveAll(upload, content, mostBytes, cancel));
            return new(refusal is null ? upload.Card : null, refusal?.Sentence);
        }
        finally
        {
            store.DropTemporary(upload.Key);
        }
    }

    /// <summary>Removes an upload, and its file if nothing else refers to it.</summary>
    public async Task Remove(Upload upload, CancellationToken cancel)
    {
        store.DropTemporary(upload.Key);
        await unit.Write(async write =>
        {
            await media.Uploads.Where(row => row.Key == upload.Key).ExecuteDeleteAsync(cancel);
            if (upload.FileId is { } file) await deletion.DeleteUnreferenced(write, [file], cancel);
        }, cancel);
    }

    private async Task<UploadRefusal?> StoreIfComplete(Upload upload, string? hash)
    {
        if (upload.FileId is not null || OffsetOf(upload) < upload.Length) return null;
        return await ingest.Store(upload, hash ?? await FileStore.HashOf(store.TemporaryPathOf(upload.Key)));
    }

    private async Task<(TransferResult Result, UploadRefusal? Refusal)> ReceiveAll(
        Upload upload, Stream content, long mostBytes, CancellationToken cancel)
    {
        var part = PartOf(upload);
        unit.Release();
        var result = await part.Append(content, mostBytes, null, cancel);
        upload.Length = part.Bytes;
        var refusal = UploadRefusal.For(result, mostBytes)
            ?? (upload.Length == 0 ? UploadRefusal.Empty() : null)
            ?? await quota.RefusalFor(upload.PersonId, upload.Key, upload.Length, cancel)
            ?? await ingest.Store(upload, part.Hash!);
        return (result, refusal);
    }

    // When the disk is full, the received part is deleted to make room for other uploads.
    private async Task<(TransferResult Result, UploadRefusal? Refusal)> RemovingWhenDiskIsFull(
        Upload upload, Func<Task<(TransferResult Result, UploadRefusal? Refusal)>> work)
    {
        try
        {
            var (result, refusal) = await work();
            if (result == TransferResult.DiskFull) await Remove(upload, CancellationToken.None);
            return (result, refusal);
        }
        catch (Exception exception) when (Disk.IsFull(exception))
        {
            media.ChangeTracker.Clear();
            await Remove(upload, CancellationToken.None);
            return (TransferResult.DiskFull, UploadRefusal.DiskFull());
        }
    }

    private PartialUpload PartOf(Upload upload) => new(store.TemporaryPathOf(upload.Key), quota);
}
