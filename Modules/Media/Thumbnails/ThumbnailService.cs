using System.ComponentModel;
using Microsoft.Extensions.Logging;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails;

/// <summary>
/// Makes thumbnails in worker processes, two at a time: a picture may be made to attack the program that opens it. Whatever
/// it does, it costs one worker at most.
/// </summary>
internal sealed class ThumbnailService(ILogger<ThumbnailService> log) : IDisposable
{
    private const int MostWorkers = 2;

    private static readonly string[] Types =
        ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/heic"];

    private readonly SemaphoreSlim slots = new(MostWorkers);
    private readonly WorkerPool workers = new();

    /// <summary>The worker processes, for tests that watch them.</summary>
    public IReadOnlyList<int> ProcessIds => workers.ProcessIds;

    /// <summary>
    /// Makes a picture's thumbnails (WebP, without any metadata) beside it, synced to the disk when this returns: path.96,
    /// a square from its middle, and path.320, path.640, path.1280, up to the first that is as large as the original.
    /// </summary>
    /// <param name="path">The original. A crash may leave path.part.320 and the like.</param>
    /// <param name="type">Its media type, detected from its content.</param>
    /// <param name="cancel">Ends the wait for a worker, and removes what was made.</param>
    /// <returns>Null where there are no thumbnails: then it is to be treated as a plain file.</returns>
    public async Task<Picture?> Draw(string path, string type, CancellationToken cancel)
    {
        if (!Types.Contains(type)) return null;
        Job job = new(path, type, path + ".part");
        await slots.WaitAsync(cancel);
        try
        {
            // A worker that has died may not have died of this picture: another one tries once more.
            var result = await Run(job) ?? await Run(job) ?? new(null, "the worker died");
            cancel.ThrowIfCancellationRequested();
            if (result.Picture is null)
            {
                log.LogInformation("No thumbnails of a file of type {Type}: {Reason}", type, result.Reason);
            }

            foreach (var size in result.Picture?.Sizes ?? [])
            {
                File.Move(job.Thumbnail(size), $"{path}.{size}", overwrite: true);
            }

            return result.Picture;
        }
        finally
        {
            foreach (var size in ThumbnailSizes.All) File.Delete(job.Thumbnail(size));
            slots.Release();
        }
    }

    public void Dispose() => workers.Dispose();

    // Null where the worker died by itself.
    private async Task<JobResult?> Run(Job job)
    {
        try
        {
            var worker = await workers.Acquire();
            try
            {
                return await worker.Draw(job);
            }
            finally
            {
                workers.Release(worker);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or IOException)
        {
            log.LogError(exception, "No thumbnails are made");
            return new(null, exception.Message);
        }
    }
}
