using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Following;
using OurWhats.Footprint.Measuring;
using OurWhats.Footprint.Mine;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Sums;

/// <summary>Writes down what was counted, in one transaction every ten seconds and at the end. What cannot be written waits in memory.</summary>
internal sealed partial class Keeper(Meter meter, Allowances allowances, Novelty novelty, Warehouse warehouse, Savings savings, Assets assets, IServiceScopeFactory scopes, TimeProvider clock, ILogger<Keeper> log) : BackgroundService
{
    private static readonly TimeSpan Pause = TimeSpan.FromSeconds(10);

    private static readonly Dictionary<Charge, Amount> Nothing = [];

    private readonly SemaphoreSlim turn = new(1);

    /// <summary>Since when figures are incomplete, as they could not be written; null when all is well.</summary>
    public DateTimeOffset? IncompleteSince { get; private set; }

    /// <summary>Writes down what was counted so far. False where it could not be written.</summary>
    public async Task<bool> Write(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        var taken = meter.Take();
        try
        {
            var hasMore = await Store(taken);
            foreach (var (charge, amount) in taken) if (charge.Measure.IsTraffic()) Tell(charge.Person, amount.Bytes);
            taken = Nothing;
            if (allowances.IsStale) await Reload();
            while (hasMore) hasMore = await Store(Nothing);
            IncompleteSince = null;
            return true;
        }
        catch (Exception exception)
        {
            foreach (var (charge, amount) in taken) meter.Add(charge, amount);
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
        // Not at once: whoever starts the place waits for its first page.
        using PeriodicTimer timer = new(Pause);
        while (await timer.WaitForNextTickAsync(stoppingToken))
        {
            await Write(CancellationToken.None);
            await Weigh(stoppingToken);
        }
    }

    private async Task Reload()
    {
        await using var scope = scopes.CreateAsyncScope();
        await allowances.Load(scope.ServiceProvider.GetRequiredService<FootprintContext>(), CancellationToken.None);
    }

    private void Tell(long person, long bytes)
    {
        allowances.Use(person, bytes);
        novelty.Add(person, bytes);
    }

    // The disk may fail here too: pages go on showing what was found before.
    private async Task Weigh(CancellationToken cancel)
    {
        try
        {
            await using var scope = scopes.CreateAsyncScope();
            await warehouse.Look(scope.ServiceProvider.GetRequiredService<IStoreRoom>(), cancel);
        }
        catch (Exception exception) when (exception is not OperationCanceledException)
        {
            LogUnweighed(exception);
        }
    }

    // What crossed the wire, and some of what the journal tells; true when it tells more.
    private async Task<bool> Store(IReadOnlyDictionary<Charge, Amount> taken)
    {
        await using var scope = scopes.CreateAsyncScope();
        var (unit, footprint) = (scope.ServiceProvider.GetRequiredService<UnitOfWork>(), scope.ServiceProvider.GetRequiredService<FootprintContext>());
        var follower = scope.ServiceProvider.GetRequiredService<Follower>();
        if (taken.Count == 0 && savings.IsNothing && !await follower.HasNews(CancellationToken.None)) return false;
        return await unit.Write(async () =>
        {
            Additions additions = new();
            var hasMore = await follower.Follow(additions, CancellationToken.None);
            var now = clock.GetUtcNow();
            foreach (var (charge, amount) in taken) additions.Add(meter.Known(charge), charge.DayAt(now), amount);
            await additions.Store(footprint, CancellationToken.None);
            await RouteWeight.Store(footprint, savings.TakePages(), assets, CancellationToken.None);
            return hasMore;
        }, CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The files could not be weighed")]
    private partial void LogUnweighed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Amounts} sums of the footprint are not written yet")]
    private partial void LogUnwritten(Exception exception, int amounts);
}
