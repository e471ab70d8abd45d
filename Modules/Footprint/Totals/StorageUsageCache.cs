using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Journal;

namespace OurWhats.Footprint.Totals;

/// <summary>What the stored files weigh: pages read it from memory, and it is measured again while the journal grows.</summary>
internal sealed class StorageUsageCache(JournalReader journal, TimeProvider clock, IServiceScopeFactory scopes)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(10);

    // Measuring may take at most a hundredth of the time.
    private const int PausePerMeasurement = 100;

    private long measuredAt;
    private long lastEntry = -1;
    private TimeSpan pause = TimeSpan.Zero;

    private StoreWeight latest = new([], 0, 0);
    private (DateOnly Day, SitePictures Pictures)? daily;

    /// <summary>The latest measurement; measures now if there is none.</summary>
    public async Task<StoreWeight> Get(CancellationToken cancel)
    {
        if (measuredAt == 0) await Refresh(cancel);
        return latest;
    }

    /// <summary>The site's pictures for everybody, the same all day.</summary>
    public async Task<SitePictures> Daily(CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        if (daily is { } known && known.Day == today) return known.Pictures;
        await Measure(cancel);
        var pictures = SitePictures.Of(latest);
        daily = (today, pictures);
        return pictures;
    }

    /// <summary>Measures again, unless that was done recently or the journal has not grown since.</summary>
    public async Task Refresh(CancellationToken cancel)
    {
        if (journal.Last == lastEntry || (measuredAt > 0 && Stopwatch.GetElapsedTime(measuredAt) < pause)) return;
        await Measure(cancel);
    }

    private async Task Measure(CancellationToken cancel)
    {
        var (start, entry) = (Stopwatch.GetTimestamp(), journal.Last);
        await using var scope = scopes.CreateAsyncScope();
        latest = await scope.ServiceProvider.GetRequiredService<IStorageUsage>().Weigh(cancel);
        (measuredAt, lastEntry) = (Stopwatch.GetTimestamp(), entry);
        var duration = Stopwatch.GetElapsedTime(start);
        pause = TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, duration.Ticks * PausePerMeasurement));
    }
}
