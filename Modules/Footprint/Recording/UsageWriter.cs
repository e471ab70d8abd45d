using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Recording;

/// <summary>
/// Writes the metered usage to the database, in one transaction every ten seconds and at shutdown. What cannot be written
/// stays in memory until the next time.
/// </summary>
internal sealed partial class UsageWriter(
    Meter meter,
    BudgetUsageCache budgets,
    RefreshThreshold threshold,
    StorageUsageCache storageUsage,
    AvoidedBytes avoidedBytes,
    Assets assets,
    IServiceScopeFactory scopes,
    TimeProvider clock,
    ILogger<UsageWriter> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<UsageKey, Usage> Nothing = [];

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Since when the stored figures are incomplete because writing fails; null when they are complete.</summary>
    public DateTimeOffset? IncompleteSince { get; private set; }

    /// <summary>Writes everything counted so far. False when that failed.</summary>
    public async Task<bool> Write(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        var taken = meter.Take();
        try
        {
            var hasMore = await Store(taken);
            foreach (var (key, usage) in taken)
                if (key.Measure.IsTraffic()) CountTowardsPerson(key.Person, usage.Bytes);
            taken = Nothing;
            if (budgets.IsStale) await ReloadBudgets();
            while (hasMore) hasMore = await Store(Nothing);
            IncompleteSince = null;
            return true;
        }
        catch (Exception exception)
        {
            foreach (var (key, usage) in taken) meter.Add(key, usage);
            IncompleteSince ??= clock.GetUtcNow();
            LogUnwritten(exception, taken.Count);
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    public override async Task StopAsync(CancellationToken cancellationToken)
    {
        await base.StopAsync(cancellationToken);
        await Write(CancellationToken.None);
    }

    public override void Dispose()
    {
        turn.Dispose();
        base.Dispose();
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        // The first write waits too, so as not to slow down the first page after a start.
        using PeriodicTimer timer = new(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Write(CancellationToken.None);
            await RefreshStorageUsage(stoppingToken);
        }
    }

    // Writes the taken usage and a batch of the journal; true when the journal has more.
    private async Task<bool> Store(IReadOnlyDictionary<UsageKey, Usage> taken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var unit = scope.ServiceProvider.GetRequiredService<UnitOfWork>();
        var footprint = scope.ServiceProvider.GetRequiredService<FootprintContext>();
        var activity = scope.ServiceProvider.GetRequiredService<ActivityRecorder>();
        var hasUsage = taken.Count > 0 || avoidedBytes.HasPages;
        if (!hasUsage && !await activity.HasNewEntries(CancellationToken.None)) return false;

        return await unit.Write(async () =>
        {
            UsageBatch batch = new();
            var hasMore = await activity.Record(batch, CancellationToken.None);
            var now = clock.GetUtcNow();
            foreach (var (key, usage) in taken) batch.Add(meter.WithKnownConversation(key), key.DayAt(now), usage);
            await batch.Store(footprint, CancellationToken.None);
            await RouteWeight.Store(footprint, avoidedBytes.TakePages(), assets, CancellationToken.None);
            return hasMore;
        }, CancellationToken.None);
    }

    private void CountTowardsPerson(long person, long bytes)
    {
        budgets.Use(person, bytes);
        threshold.Add(person, bytes);
    }

    private async Task ReloadBudgets()
    {
        await using var scope = scopes.CreateAsyncScope();
        await budgets.Load(scope.ServiceProvider.GetRequiredService<FootprintContext>(), CancellationToken.None);
    }

    // The disk may fail: pages go on showing the previous measurement.
    private async Task RefreshStorageUsage(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await storageUsage.Refresh(scope.ServiceProvider.GetRequiredService<IStorageUsage>(), cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnweighed(exception);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The files could not be weighed")]
    private partial void LogUnweighed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Amounts} sums of the footprint are not written yet")]
    private partial void LogUnwritten(Exception exception, int amounts);
}
