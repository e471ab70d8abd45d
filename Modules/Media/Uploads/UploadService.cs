using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Media.Store;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;

namespace OurWhats.Media.Uploads;

/// <summary>Begins uploads, goes on with them, and ends them.</summary>
internal sealed class UploadService(MediaContext media, MediaLimits limits, FileStore vault, UploadQuota room, FileIngest reception, FileDeletion erasure, UnitOfWork unit, TimeProvider clock)
{
    /// <summary>Tus has a status of its own for this.</summary>
    public const int ChecksumMismatch = 460;

    /// <summary>A person's own upload that is not over yet, or null.</summary>
    public Task<Upload?> Find(long person, string key, CancellationToken cancel)
    {
        var over = Upload.Over(clock.GetUtcNow());
        return media.Uploads.AsNoTracking().Include(one => one.File).SingleOrDefaultAsync(one => one.Key == key && one.PersonId == person && one.At > over, cancel);
    }

    /// <summary>How much of it has come.</summary>
    public long OffsetOf(Upload upload) => upload.FileId is null ? ArrivalOf(upload).Bytes : upload.Length;

    /// <summary>Begins one of so many bytes, or says why not.</summary>
    /// <param name="before">Bytes that it weighed before it was made lighter; 0 where nobody says.</param>
    public async Task<(Upload? Upload, UploadRefusal? Refusal)> Begin(long person, string name, long length, long before, CancellationToken cancel)
    {
        if (room.For(length) is { } never) return (null, never);
        var upload = Upload.Of(person, name, length, clock.GetUtcNow());
        upload.LengthBefore = before;
        var refusal = await unit.Write(async () =>
        {
            if (await room.For(person, upload.Key, length, cancel) is { } full) return full;
            media.Add(upload);
            await media.SaveChangesAsync(cancel);
            media.Entry(upload).State = EntityState.Detached;
            return null;
        }, cancel);
        return (upload, refusal);
    }

    /// <summary>Takes what comes next of an upload, and the file when that was all.</summary>
    /// <returns>How it ended, and why it is refused, or null.</returns>
    public Task<(Ending Ending, UploadRefusal? Refusal)> GoOn(Upload upload, Stream content, Checksum? checksum, CancellationToken cancel) => Guarded(upload, async () =>
    {
        if (upload.FileId is not null) return (Ending.Over, null);
        var arrival = ArrivalOf(upload);
        unit.Release();
        var ending = await arrival.Append(content, upload.Length, checksum, cancel);
        var refusal = RefusalOf(ending, limits.MostBytes) ?? await StoreWhole(upload, arrival.Hash);
        return (ending, refusal);
    });

    /// <summary>Takes in a file that has come whole but was not taken in yet: the line was cut, or the server stopped, at that very moment.</summary>
    public async Task<UploadRefusal?> Complete(Upload upload) =>
        (await Guarded(upload, async () => (Ending.Over, await StoreWhole(upload, null)))).Refusal;

    /// <summary>Takes a file that comes in one go, of a size that nobody has said.</summary>
    public async Task<Received> Receive(long person, string name, Stream content, long most, CancellationToken cancel)
    {
        var upload = Upload.Of(person, name, length: 1, clock.GetUtcNow());
        var refusal = room.For(upload.Length) ?? await room.For(person, upload.Key, upload.Length, cancel);
        if (refusal is not null) return new(null, refusal.Sentence);
        try
        {
            (_, refusal) = await Guarded(upload, () => TakeAll(upload, content, most, cancel));
            return new(refusal is null ? upload.Card : null, refusal?.Sentence);
        }
        finally
        {
            vault.Drop(upload.Key);
        }
    }

    /// <summary>Ends an upload. Its file goes too, where nothing else refers to it.</summary>
    public async Task Remove(Upload upload, CancellationToken cancel)
    {
        vault.Drop(upload.Key);
        await unit.Write(async () =>
        {
            await media.Uploads.Where(one => one.Key == upload.Key).ExecuteDeleteAsync(cancel);
            if (upload.FileId is { } file) await erasure.Release([file], cancel);
        }, cancel);
    }

    private async Task<UploadRefusal?> StoreWhole(Upload upload, string? hash)
    {
        if (upload.FileId is not null || OffsetOf(upload) < upload.Length) return null;
        return await reception.Store(upload, hash ?? await FileStore.HashOf(vault.PathOfComing(upload.Key)));
    }

    private async Task<(Ending Ending, UploadRefusal? Refusal)> TakeAll(Upload upload, Stream content, long most, CancellationToken cancel)
    {
        var arrival = ArrivalOf(upload);
        unit.Release();
        var ending = await arrival.Append(content, most, null, cancel);
        upload.Length = arrival.Bytes;
        if (RefusalOf(ending, most) is { } refusal) return (ending, refusal);
        if (upload.Length == 0) return (ending, UploadQuota.Empty());
        return (ending, await room.For(upload.PersonId, upload.Key, upload.Length, cancel) ?? await reception.Store(upload, arrival.Hash!));
    }

    // Where the disk is full, what came of this one makes room for the others.
    private async Task<(Ending Ending, UploadRefusal? Refusal)> Guarded(Upload upload, Func<Task<(Ending Ending, UploadRefusal? Refusal)>> work)
    {
        try
        {
            var (ending, refusal) = await work();
            if (ending == Ending.NoRoom) await Remove(upload, CancellationToken.None);
            return (ending, refusal);
        }
        catch (Exception exception) when (Disk.IsFull(exception))
        {
            media.ChangeTracker.Clear();
            await Remove(upload, CancellationToken.None);
            return (Ending.NoRoom, UploadQuota.Full());
        }
    }

    private static UploadRefusal? RefusalOf(Ending ending, long most) => ending switch
    {
        Ending.Cut => new(StatusCodes.Status400BadRequest, Texts.BrokenOff),
        Ending.TooLong => UploadQuota.TooLarge(most),
        Ending.NoRoom => UploadQuota.Full(),
        Ending.Damaged => new(ChecksumMismatch, Texts.Damaged),
        _ => null,
    };

    private PartialUpload ArrivalOf(Upload upload) => new(vault.PathOfComing(upload.Key), room);
}
