using System.Diagnostics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;

namespace OurWhats.Search.Indexing;

/// <summary>Lets the index follow the journal, and builds it anew where it must.</summary>
internal sealed partial class Follower(IndexFolder index, JournalReader journal, IServiceScopeFactory scopes, ILogger<Follower> log) : BackgroundService
{
    private const int EntriesAtATime = 5000;
    private const int MessagesAtATime = 500;

    // What a crash costs is gone through again after the next start.
    private static readonly TimeSpan BetweenCommits = TimeSpan.FromSeconds(5);

    // What is said meanwhile is taken in together.
    private static readonly TimeSpan BetweenSteps = TimeSpan.FromMilliseconds(100);

    private static readonly TimeSpan BetweenShowings = TimeSpan.FromMilliseconds(500);

    // Files that hold erased words are written again, which takes seconds where a million messages are.
    private static readonly TimeSpan BetweenForgetting = TimeSpan.FromHours(24);

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    private long committed = Stopwatch.GetTimestamp();
    private long shown;
    private long forgotten = Stopwatch.GetTimestamp();
    private bool hasBegun;
    private bool isLost;

    /// <summary>Builds what is missing until nothing is, saying how far it is.</summary>
    public async Task CatchUp(Action<int> tell, CancellationToken cancel)
    {
        index.Renew();
        while (await Step(cancel)) tell(index.Standing.Percent);
        index.Commit();
        tell(100);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the first requests need not wait
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                Begin();
                await Follow(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception);
                isLost |= exception is IOException or ObjectDisposedException; // the files; else it is tried again
                await Task.Delay(AfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }

        index.Commit();
    }

    private void Begin()
    {
        if (!hasBegun)
        {
            var reason = index.Start();
            if (reason is null) _ = Task.Run(index.Check);
            else if (index.Standing.Left > 0) LogAnew(reason);
        }
        else if (isLost || index.Damage is not null)
        {
            LogDamaged(index.Damage);
            index.Renew(); // the messages are elsewhere
        }

        (hasBegun, isLost) = (true, false);
    }

    private async Task Follow(CancellationToken cancel)
    {
        var known = journal.Last;
        if (await Step(cancel))
        {
            if (Stopwatch.GetElapsedTime(committed) > BetweenCommits) Commit();
            if (index.Standing.Left == 0) await Task.Delay(BetweenSteps, cancel);
            return;
        }

        // Quiet: once it has been for a while, what is not on the disk yet goes there.
        using var pause = CancellationTokenSource.CreateLinkedTokenSource(cancel, index.Damaged);
        pause.CancelAfter(index.IsCommitted ? BetweenForgetting : BetweenCommits);
        await journal.Grown(known, pause.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        cancel.ThrowIfCancellationRequested();
        if (pause.IsCancellationRequested && index.Damage is null) Rest();
    }

    private void Rest()
    {
        Commit();
        if (Stopwatch.GetElapsedTime(forgotten) < BetweenForgetting) return;
        index.Forget();
        forgotten = Stopwatch.GetTimestamp();
    }

    // What happened comes first, then some of what is missing: one after the other, so that no stale text comes after its erasure.
    private async Task<bool> Step(CancellationToken cancel)
    {
        await using var scope = scopes.CreateAsyncScope();
        var messages = scope.ServiceProvider.GetRequiredService<IMessages>();
        var standing = await Happened(messages, index.Standing, cancel);
        if (standing.Left > 0) standing = await Missing(messages, standing, cancel);
        if (standing == index.Standing) return false;
        // What is built anew need not be seen at once.
        var isSeen = standing.Left == 0 || Stopwatch.GetElapsedTime(shown) > BetweenShowings;
        if (isSeen) shown = Stopwatch.GetTimestamp();
        index.Show(standing, isSeen);
        return true;
    }

    private async Task<Standing> Happened(IMessages messages, Standing standing, CancellationToken cancel)
    {
        var entries = journal.After(standing.Cursor, EntriesAtATime);
        if (entries.Count == 0) return standing;
        var last = entries[^1];
        if (entries.Any(entry => entry.Kind == EntryKind.MessagePosted)) Put(await messages.After(standing.Cursor, last.Id, EntriesAtATime, cancel));
        foreach (var (conversation, number) in Rewritten(entries))
        {
            if (await messages.Find(conversation, number, cancel) is { } message) Put([message]);
            else index.Remove(conversation, number);
        }

        return standing with { Cursor = last.Id, Seal = Standing.SealOf(last) };
    }

    private async Task<Standing> Missing(IMessages messages, Standing standing, CancellationToken cancel)
    {
        var some = await messages.Before(standing.Left, MessagesAtATime, cancel);
        Put(some);
        return standing with { Left = some.Count == MessagesAtATime ? some[^1].Key : 0 };
    }

    // One that cannot be taken in is set aside, and the others go on.
    private void Put(IEnumerable<StoredMessage> messages)
    {
        foreach (var message in messages)
        {
            try
            {
                index.Put(message);
            }
            catch (Exception exception) when (exception is not (IOException or ObjectDisposedException or OutOfMemoryException))
            {
                LogSetAside(exception, message.Key);
            }
        }
    }

    private static IEnumerable<(long Conversation, long Number)> Rewritten(IEnumerable<Entry> entries) => (
        from entry in entries
        where entry.Kind is EntryKind.MessageEdited or EntryKind.MessageErased
        select (entry.Conversation!.Value, entry.Subject!.Value)).Distinct();

    private void Commit()
    {
        index.Commit();
        committed = Stopwatch.GetTimestamp();
    }

    [LoggerMessage(Level = LogLevel.Warning, Message = "The search index is built anew: {Reason}")]
    private partial void LogAnew(string reason);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index could not follow")]
    private partial void LogFailed(Exception exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "The search index is damaged and is built anew")]
    private partial void LogDamaged(Exception? exception);

    [LoggerMessage(Level = LogLevel.Error, Message = "Message {Key} cannot be found by search")]
    private partial void LogSetAside(Exception exception, long key);
}
