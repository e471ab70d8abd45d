using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Journal;

namespace OurWhats.Footprint.Recording;

/// <summary>
/// Writes the metered usage and the changes derived from the journal in one transaction, every ten seconds and at
/// shutdown. After a failure everything stays in memory until the next attempt.
/// </summary>
internal sealed partial class UsageWriter(
    Meter meter,
    BudgetUsageCache budgets,
    RefreshThreshold threshold,
    PageWeights pageWeights,
    JournalReader journal,
    IServiceScopeFactory scopes,
    IConfiguration settings,
    TimeProvider clock,
    ILogger<UsageWriter> log) : JournalConsumer(journal, log)
{
    private const int EntriesPerWrite = 500;

    private readonly TimeSpan pause = TimeSpan.FromSeconds(settings.GetValue("Footprint:WriteSeconds", 10.0));
    private readonly SemaphoreSlim turn = new(1);
    private long writtenEntry;
    private int writtenSkips;

    // Changes derived from the journal up to an entry and not written yet; null if there are none.
    private ActivityRecorder? recorder;
    private AsyncServiceScope recorderScope;
    private long recordedEntry;

    public override string Name => "footprint";

    public override long Cursor => Volatile.Read(ref writtenEntry);

    public override int SkippedCount => writtenSkips;

    /// <summary>
    /// Start of the time since which the stored figures are incomplete, because writing fails; null if they are
    /// complete.
    /// </summary>
    public DateTimeOffset? IncompleteSince { get; private set; }

    // The effect of an entry depends on the entries before it and is computed once.
    protected override int EntriesTogether => 1;

    /// <summary>Loads the cursor. Call it before the start.</summary>
    public async Task Load(FootprintContext footprint, CancellationToken cancel)
    {
        writtenEntry = await footprint.Cursors.Select(cursor => cursor.Entry).SingleOrDefaultAsync(cancel);
        writtenSkips = await footprint.SkippedEntries.CountAsync(cancel);
    }

    /// <summary>Writes everything counted so far. False if that failed.</summary>
    public async Task<bool> Write(CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            var hasMore = true;
            while (hasMore) hasMore = await WriteBatch();
            if (budgets.IsStale) await ReloadBudgets();
            IncompleteSince = null;
            return true;
        }
        catch (Exception exception)
        {
            await NoteFailure(exception);
            return false;
        }
        finally
        {
            turn.Release();
        }
    }

    /// <summary>
    /// Reads figures together with the unwritten usage, while no write can come between. If the journal is far ahead,
    /// as after a crash, the unwritten usage is limited to what one write processes; the next write, within ten
    /// seconds, processes the rest.
    /// </summary>
    public async Task<T> Read<T>(Func<UnwrittenUsage, Task<T>> read, CancellationToken cancel)
    {
        await turn.WaitAsync(cancel);
        try
        {
            return await read(await Unwritten());
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

    // Waits before the first write too, to keep the first page after a start fast.
    protected override async Task Follow(CancellationToken cancel)
    {
        await Task.Delay(pause, cancel);
        await Write(CancellationToken.None);
    }

    protected override Task Apply(IReadOnlyList<Entry> entries, CancellationToken cancel) =>
        recorder!.Record(entries[0], cancel);

    protected override Task Skip(long entry, string reason, CancellationToken cancel)
    {
        recorder!.Skip(entry, reason);
        return Task.CompletedTask;
    }

    // True if the journal has further entries.
    private async Task<bool> WriteBatch()
    {
        var activity = await RecordJournal();
        var usage = meter.Unwritten(clock.GetUtcNow());
        var hasMore = activity.Count == EntriesPerWrite;
        if (activity.Count > 0 || usage.Count > 0 || pageWeights.HasUnwritten) await Write(activity, usage);
        await Discard();
        return hasMore;
    }

    private async Task Write(ActivityRecorder activity, IReadOnlyDictionary<(UsageKey Key, int Day), Usage> usage)
    {
        AddMetered(activity.Batch, usage);
        await activity.Store(recordedEntry, pageWeights.Store);
        meter.Forget();
        foreach (var ((key, _), amount) in usage)
            if (key.Measure.IsTraffic()) CountTowardsPerson(key.Person, amount.Bytes);
        Volatile.Write(ref writtenEntry, recordedEntry);
        writtenSkips += activity.SkippedCount;
    }

    private async Task<UnwrittenUsage> Unwritten()
    {
        UsageBatch totals = new();
        AddMetered(totals, meter.Unwritten(clock.GetUtcNow()));
        var pages = pageWeights.Unwritten();
        try
        {
            var activity = await RecordJournal();
            totals.Add(activity.Batch);
            return new(totals, activity.Files, pages, writtenSkips + activity.SkippedCount);
        }
        catch (Exception exception)
        {
            await NoteFailure(exception);
            return new(totals, [], pages, writtenSkips);
        }
    }

    // Computes the changes of further entries, up to the limit of one write.
    private async Task<ActivityRecorder> RecordJournal()
    {
        if (recorder is null)
        {
            recorderScope = scopes.CreateAsyncScope();
            recorder = recorderScope.ServiceProvider.GetRequiredService<ActivityRecorder>();
            recordedEntry = writtenEntry;
        }

        var last = await ApplyAfter(recordedEntry, EntriesPerWrite - recorder.Count, CancellationToken.None);
        if (last is not null) recordedEntry = last.Id;
        recorder.Release();
        return recorder;
    }

    private async Task Discard()
    {
        if (recorder is null) return;
        recorder = null;
        await recorderScope.DisposeAsync();
    }

    private void AddMetered(UsageBatch batch, IReadOnlyDictionary<(UsageKey Key, int Day), Usage> usage)
    {
        foreach (var ((key, day), amount) in usage) batch.Add(meter.WithKnownConversation(key), day, amount);
    }

    private void CountTowardsPerson(long person, long bytes)
    {
        budgets.Use(person, bytes);
        threshold.Add(person, bytes);
    }

    private async Task NoteFailure(Exception exception)
    {
        IncompleteSince ??= clock.GetUtcNow();
        LogUnwritten(Log, exception);
        await Discard();
    }

    private async Task ReloadBudgets()
    {
        await using var scope = scopes.CreateAsyncScope();
        await budgets.Load(scope.ServiceProvider.GetRequiredService<FootprintContext>(), CancellationToken.None);
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "Sums of the footprint are not written yet")]
    private static partial void LogUnwritten(ILogger log, Exception exception);
}
