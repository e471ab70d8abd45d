using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;

namespace OurWhats.Search.Indexing;

/// <summary>Keeps the index up to date with the journal, and rebuilds it when necessary.</summary>
internal sealed partial class IndexUpdater(
    SearchIndex index,
    JournalReader journal,
    IServiceScopeFactory scopes,
    ILogger<IndexUpdater> log) : BackgroundService
{
    private const int EntriesPerStep = 5000;
    private const int MissingMessagesPerStep = 500;

    // What a crash loses of the index is read from the journal again after the next start.
    private static readonly TimeSpan BetweenCommits = TimeSpan.FromSeconds(5);

    // Messages that are posted within this time are indexed together.
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan BetweenRefreshesOfRebuild = TimeSpan.FromMilliseconds(500);

    // A purge rewrites files, which takes seconds with a million messages.
    private static readonly TimeSpan BetweenPurges = TimeSpan.FromHours(24);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private long lastCommit = Stopwatch.GetTimestamp();
    private long lastRefresh;
    private long lastPurge = Stopwatch.GetTimestamp();
    private bool isOpen;
    private bool isLost;

    /// <summary>Rebuilds the whole index.</summary>
    /// <param name="report">Receives how much is done, in percent.</param>
    public async Task Rebuild(Action<int> report, CancellationToken cancel)
    {
        index.Recreate();
        while (await Step(cancel)) report(index.State.Percent);
        index.Commit();
        report(100);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the server answers requests before the index is open
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                EnsureOpen();
                await FollowJournal(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
                isLost |= exception is IOException or ObjectDisposedException; // the files; anything else is retried
                await Task.Delay(AfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        index.Commit();
    }

    private void EnsureOpen()
    {
        if (!isOpen)
        {
            var reason = index.OpenOrCreate();
            if (reason is null) _ = Task.Run(index.CheckIntegrity);
            else if (index.State.MissingBefore > 0) LogRebuilt(reason);
        }
        else if (isLost || index.Damage is not null)
        {
            LogDamaged(index.Damage);
            index.Recreate();
        }

        (isOpen, isLost) = (true, false);
    }

    private async Task FollowJournal(CancellationToken cancel)
    {
        var known = journal.Last;
        if (await Step(cancel))
        {
            if (Stopwatch.GetElapsedTime(lastCommit) > BetweenCommits) Commit();
            if (index.State.MissingBefore == 0) await Task.Delay(BetweenSteps, cancel);
            return;
        }

        // Nothing to do: waits for the next entry, for damage, or for the time to commit or purge.
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel, index.Damaged);
        pause.CancelAfter(index.IsCommitted ? BetweenPurges : BetweenCommits);
        await journal.Grown(known, pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
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

    // Applies new journal entries, then adds some of the missing messages: one after the other, so that an outdated
    // text is never added after its erasure. False if there was nothing to do.
    private async Task<bool> Step(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetRequiredService<IMessages>();
        var state = await ApplyJournal(messages, index.State, cancel);
        if (state.MissingBefore > 0) state = await AddMissing(messages, state, cancel);
        if (state == index.State) return false;
        var isRebuilding = state.MissingBefore > 0;
        var isVisible = !isRebuilding || Stopwatch.GetElapsedTime(lastRefresh) > BetweenRefreshesOfRebuild;
        if (isVisible) lastRefresh = Stopwatch.GetTimestamp();
        index.Publish(state, isVisible);
        return true;
    }

    private async Task<IndexState> ApplyJournal(IMessages messages, IndexState state, CancellationToken cancel)
    {
        var entries = journal.After(state.Cursor, EntriesPerStep);
        if (entries.Count == 0) return state;
        var last = entries[^1];
        if (entries.Any(entry => entry.Kind == EntryKind.MessagePosted))
            Put(await messages.After(state.Cursor, last.Id, EntriesPerStep, cancel));
        foreach (var (conversation, number) in EditedOrErased(entries))
        {
            if (await messages.Find(conversation, number, cancel) is { } message) Put([message]);
            else index.Remove(conversation, number);
        }

        return state with { Cursor = last.Id, Fingerprint = IndexState.FingerprintOf(last) };
    }

    private static IEnumerable<(long Conversation, long Number)> EditedOrErased(IEnumerable<Entry> entries) => entries
        .Where(entry => entry.Kind is EntryKind.MessageEdited or EntryKind.MessageErased)
        .Select(entry => (entry.Conversation!.Value, entry.Subject!.Value))
        .Distinct();

    private async Task<IndexState> AddMissing(IMessages messages, IndexState state, CancellationToken cancel)
    {
        var missing = await messages.Before(state.MissingBefore, MissingMessagesPerStep, cancel);
        Put(missing);
        return state with { MissingBefore = missing.Count == MissingMessagesPerStep ? missing[^1].Key : 0 };
    }

    // A message that cannot be indexed is left out, so that the others can be found.
    private void Put(IEnumerable<StoredMessage> messages)
    {
        foreach (var message in messages)
        {
            try
            {
                index.Put(message);
            }
            catch (Exception exception) when (
                exception is not (IOException or ObjectDisposedException or OutOfMemoryException))
            {
                LogLeftOut(exception, message.Key);
            }
        }
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is built anew: {Reason}")]
    private partial void LogRebuilt(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not follow")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index is damaged and is built anew")]
    private partial void LogDamaged(Exception? exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Key} cannot be found by search")]
    private partial void LogLeftOut(Exception exception, long key);
}
