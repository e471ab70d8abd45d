using System.Diagnostics;
using Microsoft.Extensions.Logging.Abstractions;
using OurWhats.Media;
using OurWhats.Media.Pictures;

namespace OurWhats.Bench.Pictures;

/// <summary>Our studio, with a worker that is there already or with one started for each photograph.</summary>
internal sealed class Ours(string name, bool isFresh) : IMaker, IDisposable
{
    private Studio studio = New();

    public string Name => name;

    public async Task<Made> Make(string photograph, string target)
    {
        File.Copy(photograph, target, overwrite: true);
        var type = Contents.TypeOf(await File.ReadAllBytesAsync(target));
        if (isFresh) Renew();
        var start = Stopwatch.GetTimestamp();
        var picture = await studio.Draw(target, type, CancellationToken.None);
        var time = Stopwatch.GetElapsedTime(start).TotalMilliseconds;
        return Made.Sizes.Except(picture?.Sizes ?? []).Any() is false ? Made.Of(photograph, target, time, time) : throw new InvalidOperationException($"{photograph}: not drawn");
    }

    public void Dispose() => studio.Dispose();

    private static Studio New() => new(NullLogger<Studio>.Instance);

    private void Renew()
    {
        studio.Dispose();
        studio = New();
    }
}
