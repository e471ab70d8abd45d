using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OurWhats.Media.Store;
using OurWhats.Media.Thumbnails;

namespace OurWhats.Bench.Pictures;

/// <summary>Our thumbnails, with a worker that is there already or with one started for each photograph.</summary>
internal sealed class Ours(string name, bool isFresh) : IMaker, IDisposable
{
    private ThumbnailService thumbnails = New();

    public string Name => name;

    public async Task<Made> Make(string photograph, string target)
    {
        File.Copy(photograph, target, overwrite: true);
        var type = FileTypeDetector.Detect(await File.ReadAllBytesAsync(target));
        if (isFresh) Renew();
        var start = Stopwatch.GetTimestamp();
        var picture = (await thumbnails.Draw(target, type, CancellationToken.None)).Picture;
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return Made.Sizes.Except(picture?.Sizes ?? []).Any() is false ? Made.Of(photograph, target, time, time) : throw new InvalidOperationException($"{photograph}: not drawn");
    }

    public void Dispose() => thumbnails.Dispose();

    private static ThumbnailService New() => new(NullLogger<ThumbnailService>.Instance);

    private void Renew()
    {
        thumbnails.Dispose();
        thumbnails = New();
    }
}
