using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OurWhats.Shared.Journal;

/// <summary>
/// Follows the journal in the background. A derived class says what entries do, and keeps its cursor where their effect is,
/// so that the two always agree. An entry that cannot be applied is skipped and its reason kept: the next ones go on. Where
/// the machine fails (a full disk, an unreadable file), the entries are tried again. /health shows both.
/// </summary>
public abstract partial class JournalConsumer(JournalReader journal, ILogger log) : BackgroundService
{
    // SQLITE_CONSTRAINT: an entry that contradicts what is stored.
    private const int ConstraintError = 19;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    /// <summary>Its name in /health and in the log.</summary>
    public abstract string Name { get; }

    /// <summary>Number of the last entry that it has applied, or 0.</summary>
    public abstract long Cursor { get; }

    /// <summary>How many entries it has skipped.</summary>
    public abstract int SkippedCount { get; }

    /// <summary>By how many numbers it is behind the last entry of the journal.</summary>
    public virtual long Behind => Math.Max(0, journal.Last - Cursor);

    /// <summary>What it follows.</summary>
    protected JournalReader Journal => journal;

    /// <summary>Where it logs.</summary>
    protected ILogger Log => log;

    /// <summary>How many entries are given to <see cref="Apply"/> at a time, at most.</summary>
    protected virtual int EntriesTogether => 500;

    /// <summary>
    /// Applies entries, all or none, and moves the cursor. Where that throws because of an entry, each is given again alone,
    /// and the one that fails is skipped.
    /// </summary>
    protected abstract Task Apply(IReadOnlyList<Entry> entries, CancellationToken cancel);

    /// <summary>Moves the cursor beyond an entry that failed, and keeps the reason.</summary>
    protected abstract Task Skip(long entry, string reason, CancellationToken cancel);

    /// <summary>One round, called again and again: waits for entries and applies them.</summary>
    protected virtual async Task Follow(CancellationToken cancel)
    {
        await journal.Grown(Cursor, cancel);
        await ApplyAfter(Cursor, EntriesTogether, cancel);
    }

    /// <summary>Applies the entries after a number, at most so many.</summary>
    /// <returns>The last of them; null if there are none.</returns>
    protected async Task<Entry?> ApplyAfter(long cursor, int most, CancellationToken cancel)
    {
        var entries = journal.After(cursor, most);
        foreach (var batch in entries.Chunk(EntriesTogether)) await TryApply(batch, cancel);
        return entries is [.., var last] ? last : null;
    }

    /// <summary>Logs that an entry cannot be applied, and skips it.</summary>
    protected Task Skip(long entry, Exception exception, CancellationToken cancel)
    {
        LogSkipped(exception, Name, entry);
        return Skip(entry, exception.Message, cancel);
    }

    /// <summary>True where to try again would be in vain; false for a failure of the machine.</summary>
    protected static bool IsCausedByEntry(Exception exception) => exception switch
    {
        DbUpdateException { InnerException: { } inner } => IsCausedByEntry(inner),
        SqliteException sqlite => sqlite.SqliteErrorCode == ConstraintError,
        IOException or UnauthorizedAccessException or ObjectDisposedException => false,
        OutOfMemoryException or TimeoutException or OperationCanceledException => false,
        _ => true,
    };

    /// <inheritdoc/>
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        await Task.Yield(); // the server answers requests meanwhile
        while (!stoppingToken.IsCancellationRequested)
        {
            try
            {
                await Follow(stoppingToken);
            }
            catch (Exception exception) when (!stoppingToken.IsCancellationRequested)
            {
                LogFailed(exception, Name);
                await Task.Delay(AfterFailure, stoppingToken).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            }
            catch (OperationCanceledException)
            {
                break;
            }
        }
    }

    private async Task TryApply(IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        try
        {
            await Apply(entries, cancel);
        }
        catch (Exception exception) when (IsCausedByEntry(exception))
        {
            if (entries is [var failed]) await Skip(failed.Id, exception, cancel);
            else foreach (var entry in entries) await TryApply([entry], cancel);
        }
    }

    [LoggerMessage(Level = LogLevel.Error, Message = "{Consumer} has skipped entry {Entry} of the journal")]
    private partial void LogSkipped(Exception exception, string consumer, long entry);

    [LoggerMessage(Level = LogLevel.Error, Message = "{Consumer} could not follow the journal and will try again")]
    private partial void LogFailed(Exception exception, string consumer);
}
