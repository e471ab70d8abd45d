using System.ComponentModel;
using Microsoft.Extensions.Logging;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails;

/// <summary>
/// Where pictures are drawn small: by processes of their own, as a picture may be made to harm whoever opens it. Two at a
/// time; whatever a picture does, it costs a worker at most.
/// </summary>
internal sealed class ThumbnailService(ILogger<ThumbnailService> log) : IDisposable
{
    private const int Places = 2;

    private static readonly string[] Types = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/heic"];

    private readonly SemaphoreSlim places = new(Places);
    private readonly WorkerPool staff = new();

    /// <summary>The processes at work, for whoever watches them.</summary>
    public IReadOnlyList<int> ProcessIds => staff.ProcessIds;

    /// <summary>
    /// Draws a picture's thumbnails (WebP, without any metadata) beside it, on the disk when this returns: path.96,
    /// a square from its middle, and path.320, path.640, path.1280, up to the first that holds all its pixels.
    /// </summary>
    /// <param name="path">The original. What a crash leaves behind is named path.part.320 and so on.</param>
    /// <param name="type">Its media type, by its content.</param>
    /// <param name="cancel">Ends the wait for a place, and takes back what was drawn.</param>
    /// <returns>Null where there are no thumbnails: it is a plain file then.</returns>
    public async Task<Picture?> Draw(string path, string type, CancellationToken cancel)
    {
        if (!Types.Contains(type)) return null;
        Job job = new(path, type, path + ".part");
        await places.WaitAsync(cancel);
        try
        {
            // A worker that died by itself may have been in somebody's way; the next one gets a try.
            var answer = await Ask(job) ?? await Ask(job) ?? new(null, "the worker died");
            cancel.ThrowIfCancellationRequested();
            if (answer.Picture is null) log.LogInformation("No thumbnails of a file of type {Type}: {Reason}", type, answer.Reason);
            foreach (var size in answer.Picture?.Sizes ?? []) File.Move(job.Thumbnail(size), $"{path}.{size}", overwrite: true);
            return answer.Picture;
        }
        finally
        {
            foreach (var size in ThumbnailSizes.All) File.Delete(job.Thumbnail(size));
            places.Release();
        }
    }

    public void Dispose() => staff.Dispose();

    private async Task<JobResult?> Ask(Job job)
    {
        try
        {
            var worker = await staff.Hire();
            try
            {
                return await worker.Draw(job);
            }
            finally
            {
                staff.Release(worker);
            }
        }
        catch (Exception exception) when (exception is InvalidOperationException or Win32Exception or IOException)
        {
            log.LogError(exception, "No thumbnails are made");
            return new(null, exception.Message);
        }
    }
}
