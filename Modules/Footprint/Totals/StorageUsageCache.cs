using System.Diagnostics;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Journal;

namespace OurWhats.Footprint.Totals;

/// <summary>Caches the size of the stored files. It is measured again while the journal grows.</summary>
internal sealed class StorageUsageCache(JournalReader journal)
{
    private static readonly TimeSpan ShortestPause = TimeSpan.FromSeconds(10);

    // Measuring may take at most a hundredth of the time.
    private const int PausePerMeasurement = 100;

    private long measuredAt;
    private long lastEntry = -1;
    private TimeSpan pause = TimeSpan.Zero;

    private StoreWeight latest = new([], 0, 0);

    /// <summary>The latest measurement; measures now if there is none.</summary>
    public async Task<StoreWeight> Get(IStorageUsage storage, CancellationToken cancel)
    {
        if (measuredAt == 0) await Refresh(storage, cancel);
        return latest;
    }

    /// <summary>Measures again, unless that was done recently or the journal has not grown since.</summary>
    public async Task Refresh(IStorageUsage storage, CancellationToken cancel)
    {
        if (journal.Last == lastEntry || (measuredAt > 0 && Stopwatch.GetElapsedTime(measuredAt) < pause)) return;
        var (start, entry) = (Stopwatch.GetTimestamp(), journal.Last);
        latest = await storage.Weigh(cancel);
        (measuredAt, lastEntry) = (Stopwatch.GetTimestamp(), entry);
        var duration = Stopwatch.GetElapsedTime(start);
        pause = TimeSpan.FromTicks(Math.Max(ShortestPause.Ticks, duration.Ticks * PausePerMeasurement));
    }
}
