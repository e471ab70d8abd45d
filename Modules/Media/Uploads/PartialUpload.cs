using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using OurWhats.Media.Store;

namespace OurWhats.Media.Uploads;

/// <summary>A file on its way: what has come of it lies in a temporary file, synced.</summary>
internal sealed class PartialUpload(string path, UploadQuota room)
{
    private const int BufferBytes = 64 * 1024;

    // So that many who send at once see that the disk fills, and that little is left to sync at the end.
    private const long BytesBetweenSyncs = 8 * 1024 * 1024;

    // A line on which nothing comes for so long is dead.
    private static readonly TimeSpan Silence = TimeSpan.FromMinutes(1);

    /// <summary>How much has come.</summary>
    public long Bytes => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>SHA-256 of all that has come, where it came in one go: 64 hexadecimal digits; else null.</summary>
    public string? Hash { get; private set; }

    /// <summary>Adds what comes now. However that ends, what came is on the disk then, unless a checksum says that it came wrong.</summary>
    /// <param name="content">What comes.</param>
    /// <param name="most">How long the file may become.</param>
    /// <param name="checksum">What must have come, or null.</param>
    /// <param name="cancel">Ends it as a cut line does.</param>
    public async Task<Ending> Append(Stream content, long most, Checksum? checksum, CancellationToken cancel)
    {
        if (room.IsDiskLow()) return Ending.NoRoom;
        await using FileStream file = new(path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);
        var start = file.Seek(0, SeekOrigin.End);
        using var whole = start == 0 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var ending = await Copy(content, file, most, part => { whole?.AppendData(part); checksum?.Add(part); }, cancel);
        if (checksum is not null && (ending != Ending.Over || !checksum.IsRight()))
        {
            file.SetLength(start);
            if (ending == Ending.Over) ending = Ending.Damaged;
        }

        file.Flush(flushToDisk: true);
        if (start == 0) Disk.SyncFolder(Path.GetDirectoryName(path)!);
        if (whole is not null) Hash = Convert.ToHexStringLower(whole.GetHashAndReset());
        return ending;
    }

    private async Task<Ending> Copy(Stream content, FileStream file, long most, Action<ReadOnlySpan<byte>> hash, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (var synced = file.Position; ;)
            {
                var read = await Next(content, buffer, cancel);
                if (read is null or 0) return read is null ? Ending.Cut : Ending.Over;
                if (file.Position + read > most) return Ending.TooLong;
                await file.WriteAsync(buffer.AsMemory(0, read.Value), CancellationToken.None);
                hash(buffer.AsSpan(0, read.Value));
                if (file.Position - synced < BytesBetweenSyncs) continue;
                if (room.IsDiskLow()) return Ending.NoRoom;
                file.Flush(flushToDisk: true);
                synced = file.Position;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Null where the line is cut.
    private static async Task<int?> Next(Stream content, byte[] buffer, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(Silence);
        try
        {
            return await content.ReadAsync(buffer, patience.Token);
        }
        catch (Exception exception) when (exception is OperationCanceledException or (IOException and not BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge }))
        {
            return null;
        }
    }
}

/// <summary>How the coming of a file, or of a part of it, ended.</summary>
internal enum Ending
{
    /// <summary>There was no more.</summary>
    Over,

    /// <summary>The line was cut.</summary>
    Cut,

    /// <summary>More came than may.</summary>
    TooLong,

    /// <summary>The disk is down to its floor.</summary>
    NoRoom,

    /// <summary>Something else came than the checksum says.</summary>
    Damaged,
}
