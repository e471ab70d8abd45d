using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;

namespace OurWhats.Search.Indexing;

/// <summary>Keeps the index up to date with the journal, and rebuilds it if necessary.</summary>
internal sealed partial class IndexUpdater(
    SearchIndex index,
    JournalReader journal,
    IServiceScopeFactory scopes,
    ILogger<IndexUpdater> log) : JournalConsumer(journal, log)
{
    private const int EntriesPerStep = 5000;
    private const int MissingMessagesPerStep = 500;

    // After a crash, changes since the last commit are read from the journal again.
    private static readonly TimeSpan BetweenCommits = TimeSpan.FromSeconds(5);

    // Messages posted within this time are indexed together.
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan BetweenRefreshesOfRebuild = TimeSpan.FromMilliseconds(500);

    // Purging rewrites files, which takes seconds for a million messages.
    private static readonly TimeSpan BetweenPurges = TimeSpan.FromHours(24);

    private long lastCommit = Stopwatch.GetTimestamp();
    private long lastRefresh;
    private long lastPurge = Stopwatch.GetTimestamp();
    private bool isOpen;
    private bool isLost;
    private int newlySkipped;

    public override string Name => "search";

    public override long Cursor => index.State.Cursor;

    public override int SkippedCount => index.State.Skipped;

    /// <summary>During a rebuild, includes the missing messages.</summary>
    public override long Behind => base.Behind + Math.Max(0, index.State.MissingBefore - 1);

    protected override int EntriesTogether => EntriesPerStep;

    /// <summary>Rebuilds the whole index.</summary>
    /// <param name="report">Receives the percentage done.</param>
    public async Task Rebuild(Action<int> report, CancellationToken cancel)
    {
        index.Recreate();
        while (await Step(cancel)) report(index.State.Percent);
        index.Commit();
        report(100);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await base.ExecuteAsync(stoppingToken);
        index.Commit();
    }

    protected override async Task Follow(CancellationToken cancel)
    {
        try
        {
            EnsureOpen();
            await FollowOpenIndex(cancel);
        }
        catch (Exception exception) when (exception is IOException or ObjectDisposedException)
        {
            isLost = true; // the index files; other failures are retried
            throw;
        }
    }

    protected override async Task Apply(IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetRequiredService<IMessages>();
        if (entries.Any(entry => entry.Kind == EntryKind.MessagePosted))
        {
            var posted = await messages.After(entries[0].Id - 1, entries[^1].Id, EntriesPerStep, cancel);
            foreach (var message in posted) index.Put(message);
        }

        foreach (var (conversation, number) in EditedOrErased(entries))
        {
            if (await messages.Find(conversation, number, cancel) is { } message) index.Put(message);
            else index.Remove(conversation, number);
        }
    }

    protected override Task Skip(long entry, string reason, CancellationToken cancel)
    {
        newlySkipped++;
        return Task.CompletedTask;
    }

    private void EnsureOpen()
    {
        if (!isOpen)
        {
            var reason = index.OpenOrCreate();
            if (reason is null) _ = Task.Run(index.CheckIntegrity);
            else if (index.State.MissingBefore > 0) LogRebuilt(Log, reason);
        }
        else if (isLost || index.Damage is not null)
        {
            LogDamaged(Log, index.Damage);
            index.Recreate();
        }

        (isOpen, isLost) = (true, false);
    }

    private async Task FollowOpenIndex(CancellationToken cancel)
    {
        var known = Journal.Last;
        if (await Step(cancel))
        {
            if (Stopwatch.GetElapsedTime(lastCommit) > BetweenCommits) Commit();
            if (index.State.MissingBefore == 0) await Task.Delay(BetweenSteps, cancel);
            return;
        }

        // Nothing to do: waits for the next entry, for damage, or for the next commit or purge.
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel, index.Damaged);
        pause.CancelAfter(index.IsCommitted ? BetweenPurges : BetweenCommits);
        await Journal.Grown(known, pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (pause.IsCancellationRequested && index.Damage is null) CommitAndPurge();
    }

    private void CommitAndPurge()
    {
        Commit();
        if (Stopwatch.GetElapsedTime(lastPurge) < BetweenPurges) return;
        index.PurgeRemoved();
        lastPurge = Stopwatch.GetTimestamp();
    }

    private void Commit()
    {
        index.Commit();
        lastCommit = Stopwatch.GetTimestamp();
    }

    // Applies new journal entries, then adds some missing messages. Not concurrently: an outdated text could be added
    // after its erasure. False if there was nothing to do.
    private async Task<bool> Step(CancellationToken cancel)
    {
        newlySkipped = 0;
        var state = index.State;
        if (await ApplyAfter(state.Cursor, EntriesPerStep, cancel) is { } last)
            state = state with { Cursor = last.Id, Fingerprint = IndexState.FingerprintOf(last) };
        if (state.MissingBefore > 0) state = state with { MissingBefore = await AddMissing(state.MissingBefore, cancel) };
        if (state == index.State) return false;
        var isRebuilding = state.MissingBefore > 0;
        var isVisible = !isRebuilding || Stopwatch.GetElapsedTime(lastRefresh) > BetweenRefreshesOfRebuild;
        if (isVisible) lastRefresh = Stopwatch.GetTimestamp();
        index.Publish(state with { Skipped = state.Skipped + newlySkipped }, isVisible);
        return true;
    }

    private static IEnumerable<(long Conversation, long Number)> EditedOrErased(IEnumerable<Entry> entries) => entries
        .Where(entry => entry.Kind is EntryKind.MessageEdited or EntryKind.MessageErased)
        .Select(entry => (entry.Conversation!.Value, entry.Subject!.Value))
        .Distinct();

    // Returns the key below which messages are still missing; 0 if none are.
    private async Task<long> AddMissing(long before, CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetRequiredService<IMessages>();
        var missing = await messages.Before(before, MissingMessagesPerStep, cancel);
        foreach (var message in missing) await TryPut(message, cancel);
        return missing.Count == MissingMessagesPerStep ? missing[^1].Key : 0;
    }

    // A message's key is the number of its journal entry.
    private async Task TryPut(StoredMessage message, CancellationToken cancel)
    {
        try
        {
            index.Put(message);
        }
        catch (Exception exception) when (IsCausedByEntry(exception))
        {
            await Skip(message.Key, exception, cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is built anew: {Reason}")]
    private static partial void LogRebuilt(ILogger log, string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index is damaged and is built anew")]
    private static partial void LogDamaged(ILogger log, Exception? exception);
}
