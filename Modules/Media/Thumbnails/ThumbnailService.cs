using System.ComponentModel;
using Microsoft.Extensions.Logging;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails;

/// <summary>
/// Makes thumbnails in worker processes, two at a time, because a picture may be crafted to attack its decoder. The
/// worst outcome is the loss of a worker.
/// </summary>
internal sealed class ThumbnailService(ILogger<ThumbnailService> log) : IDisposable
{
    private const int MostWorkers = 2;

    private static readonly string[] Types =
        ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/heic"];

    private readonly SemaphoreSlim slots = new(MostWorkers);
    private readonly WorkerPool workers = new();

    /// <summary>Ids of the worker processes, for tests.</summary>
    public IReadOnlyList<int> ProcessIds => workers.ProcessIds;

    /// <summary>
    /// Makes a picture's thumbnails beside it, as WebP without metadata, synced to disk: path.96 (a square from the
    /// middle), path.320, path.640, path.1280, up to the first that is at least as large as the original.
    /// </summary>
    /// <param name="path">The original. A crash may leave files such as path.part.320.</param>
    /// <param name="type">Its media type, detected from its content.</param>
    /// <param name="cancel">Cancels the wait for a worker and removes the thumbnails made so far.</param>
    /// <returns>The picture, or why no thumbnails could be made, and whether they may be later.</returns>
    public async Task<JobResult> Draw(string path, string type, CancellationToken cancel)
    {
        if (!Types.Contains(type)) return new(null, "not a picture");
        Job job = new(path, type, path + ".part");
        await slots.WaitAsync(cancel);
        try
        {
            // This picture may not be the reason for a worker's death, so another worker tries once more.
            var result = await Run(job);
            if (result.HasWorkerDied) result = await Run(job);
            cancel.ThrowIfCancellationRequested();
            result = Place(result, job, path);
            if (result.Picture is null)
            {
                log.LogInformation("No thumbnails of a file of type {Type}: {Reason}", type, result.Reason);
            }

            return result;
        }
        finally
        {
            foreach (var size in ThumbnailSizes.All) File.Delete(job.Thumbnail(size));
            slots.Release();
        }
    }

    public void Dispose() => workers.Dispose();

    private static JobResult Place(JobResult result, Job job, string path)
    {
        try
        {
            foreach (var size in result.Picture?.Sizes ?? [])
            {
                File.Move(job.Thumbnail(size), $"{path}.{size}", overwrite: true);
            }

            return result;
        }
        catch (IOException exception)
        {
            return new(null, exception.Message) { MayWorkLater = true };
        }
    }

    private async Task<JobResult> Run(Job job)
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
            return new(null, exception.Message) { MayWorkLater = true };
        }
    }
}
