using System.Buffers;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;
using OurWhats.Media.Store;

namespace OurWhats.Media.Uploads;

/// <summary>The bytes received of an upload: a temporary file, synced after each transfer.</summary>
internal sealed class PartialUpload(string path, UploadQuota quota)
{
    private const int BufferBytes = 64 * 1024;

    // Often enough that concurrent uploads notice a disk filling up, and that little is left to sync at the end.
    private const long BytesBetweenSyncs = 8 * 1024 * 1024;

    // A connection without data for this long is considered dead.
    private static readonly TimeSpan MostSilence = TimeSpan.FromMinutes(1);

    /// <summary>Number of bytes received.</summary>
    public long Bytes => File.Exists(path) ? new FileInfo(path).Length : 0;

    /// <summary>SHA-256 of the content in 64 hexadecimal digits; null if it took more than one transfer.</summary>
    public string? Hash { get; private set; }

    /// <summary>
    /// Appends the received bytes. They are on disk at the end, however the transfer ends, unless the announced
    /// checksum does not match.
    /// </summary>
    /// <param name="content">The bytes to receive.</param>
    /// <param name="mostBytes">Size limit of the whole file.</param>
    /// <param name="checksum">The announced checksum of this part, or null.</param>
    /// <param name="cancel">Interrupts the transfer, as a cut connection does.</param>
    public async Task<TransferResult> Append(
        Stream content, long mostBytes, Checksum? checksum, CancellationToken cancel)
    {
        if (quota.IsDiskLow()) return TransferResult.DiskFull;
        await using var file = Open();
        var start = file.Seek(0, SeekOrigin.End);
        using var whole = start == 0 ? IncrementalHash.CreateHash(HashAlgorithmName.SHA256) : null;
        var result = await Copy(content, file, mostBytes, part =>
        {
            whole?.AppendData(part);
            checksum?.Append(part);
        }, cancel);
        if (checksum is not null && (result != TransferResult.Complete || !checksum.IsRight()))
        {
            file.SetLength(start);
            if (result == TransferResult.Complete) result = TransferResult.ChecksumMismatch;
        }

        file.Flush(flushToDisk: true);
        if (start == 0) Disk.SyncFolder(Path.GetDirectoryName(path)!);
        if (whole is not null) Hash = Convert.ToHexStringLower(whole.GetHashAndReset());
        return result;
    }

    private FileStream Open() => new(
        path, FileMode.OpenOrCreate, FileAccess.Write, FileShare.None, bufferSize: 0, FileOptions.Asynchronous);

    private async Task<TransferResult> Copy(
        Stream content, FileStream file, long mostBytes, Action<ReadOnlySpan<byte>> hash, CancellationToken cancel)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BufferBytes);
        try
        {
            for (var synced = file.Position; ;)
            {
                var read = await Read(content, buffer, cancel);
                if (read is null) return TransferResult.Interrupted;
                if (read == 0) return TransferResult.Complete;
                if (file.Position + read > mostBytes) return TransferResult.TooLong;
                await file.WriteAsync(buffer.AsMemory(0, read.Value), CancellationToken.None);
                hash(buffer.AsSpan(0, read.Value));
                if (file.Position - synced < BytesBetweenSyncs) continue;
                if (quota.IsDiskLow()) return TransferResult.DiskFull;
                file.Flush(flushToDisk: true);
                synced = file.Position;
            }
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    // Null if the connection was cut.
    private static async Task<int?> Read(Stream content, byte[] buffer, CancellationToken cancel)
    {
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(cancel);
        patience.CancelAfter(MostSilence);
        try
        {
            return await content.ReadAsync(buffer, patience.Token);
        }
        catch (Exception exception) when (IsCut(exception))
        {
            return null;
        }
    }

    // Not for a body that exceeds the server's limit: that exception is not a cut connection.
    private static bool IsCut(Exception exception) => exception switch
    {
        BadHttpRequestException { StatusCode: StatusCodes.Status413PayloadTooLarge } => false,
        OperationCanceledException or IOException => true,
        _ => false,
    };
}
