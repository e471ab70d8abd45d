using Microsoft.Data.Sqlite;
using Microsoft.EntityFrameworkCore;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace OurWhats.Shared.Journal;

/// <summary>
/// Base class of background services that follow the journal. A derived class applies entries and stores its cursor
/// together with their effect, so that the two always agree. An entry that cannot be applied is skipped and recorded
/// with the reason. After a failure of the machine (full disk, unreadable file) the same entries are retried. /health
/// shows the backlog and the skipped entries.
/// </summary>
public abstract partial class JournalConsumer(JournalReader journal, ILogger log) : BackgroundService
{
    // SQLITE_CONSTRAINT: the entry contradicts stored data.
    private const int ConstraintError = 19;

    private static readonly TimeSpan AfterFailure = TimeSpan.FromSeconds(2);

    /// <summary>Name in /health and in the log.</summary>
    public abstract string Name { get; }

    /// <summary>Number of the last entry applied, or 0.</summary>
    public abstract long Cursor { get; }

    /// <summary>Number of entries skipped so far.</summary>
    public abstract int SkippedCount { get; }

    /// <summary>Distance to the last entry of the journal, in entry numbers.</summary>
    public virtual long Behind => Math.Max(0, journal.Last - Cursor);

    /// <summary>The journal to read from.</summary>
    protected JournalReader Journal => journal;

    /// <summary>The logger of the derived class.</summary>
    protected ILogger Log => log;

    /// <summary>Batch size: the highest number of entries passed to <see cref="Apply"/>.</summary>
    protected virtual int EntriesTogether => 500;

    /// <summary>
    /// Applies entries and moves the cursor, all or none. If it throws because of an entry, it is called again for each
    /// entry alone, and the one that fails is skipped. It must be repeatable.
    /// </summary>
    protected abstract Task Apply(IReadOnlyList<Entry> entries, CancellationToken cancel);

    /// <summary>Moves the cursor past an entry that failed and stores the reason.</summary>
    protected abstract Task Skip(long entry, string reason, CancellationToken cancel);

    /// <summary>One round of the loop: waits for entries and applies them.</summary>
    protected virtual async Task Follow(CancellationToken cancel)
    {
        await journal.Grown(Cursor, cancel);
        await ApplyAfter(Cursor, EntriesTogether, cancel);
    }

    /// <summary>Applies the entries after a number.</summary>
    /// <param name="cursor">Number of the last entry already applied.</param>
    /// <param name="most">Highest number of entries.</param>
    /// <param name="cancel">Stops the work between batches.</param>
    /// <returns>The last entry, or null if there was none.</returns>
    protected async Task<Entry?> ApplyAfter(long cursor, int most, CancellationToken cancel)
    {
        var entries = journal.After(cursor, most);
        foreach (var batch in entries.Chunk(EntriesTogether)) await TryApply(batch, cancel);
        return entries is [.., var last] ? last : null;
    }

    /// <summary>Logs an entry that cannot be applied, and skips it.</summary>
    protected Task Skip(long entry, Exception exception, CancellationToken cancel)
    {
        LogSkipped(exception, Name, entry);
        return Skip(entry, exception.Message, cancel);
    }

    /// <summary>
    /// True if retrying is useless because the entry is at fault; false for a failure of the machine.
    /// </summary>
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
        await Task.Yield(); // lets the server start meanwhile
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
