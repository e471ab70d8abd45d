using Lucene.Net.Index;
using Lucene.Net.Search;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Search.Indexing;

/// <summary>
/// The Lucene index on disk, with one writer, <see cref="IndexUpdater"/>, and any number of readers. A lost or damaged
/// index is rebuilt from the messages in the database.
/// </summary>
internal sealed class SearchIndex(Database database, JournalReader journal) : IDisposable
{
    private readonly string path = Path.Combine(database.Folder, "search");
    private readonly Lock gate = new();
    private OpenIndex? open;
    private IndexState? committed;
    private CancellationTokenSource damaged = new();

    public IndexState State { get; private set; } = IndexState.Empty;

    /// <summary>Percentage of the index that is built; 0 before it is opened.</summary>
    public int Percent => open is null ? 0 : State.Percent;

    /// <summary>True if all changes are on disk.</summary>
    public bool IsCommitted => State == committed;

    /// <summary>The error that revealed damage, which requires a rebuild; null if there is none.</summary>
    public Exception? Damage { get; private set; }

    /// <summary>Cancelled when <see cref="Damage"/> is found.</summary>
    public CancellationToken Damaged => damaged.Token;

    /// <summary>Opens the index on disk, or creates a new one if that fails.</summary>
    /// <returns>Why a new one was created; null if the existing one was opened.</returns>
    public string? OpenOrCreate()
    {
        var reason = TryOpen();
        if (reason is not null) Recreate();
        return reason;
    }

    /// <summary>Deletes the index and begins a new one, in which all present messages are missing.</summary>
    public void Recreate()
    {
        Close();
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        damaged.Dispose();
        damaged = new();
        Damage = null;
        State = journal.Latest() is { } last
            ? new(last.Id, IndexState.FingerprintOf(last), last.Id + 1, last.Id + 1)
            : IndexState.Empty;
        var created = OpenIndex.At(path, OpenMode.CREATE);
        lock (gate) (open, committed) = (created, null);
        Commit();
    }

    /// <summary>Adds or replaces a message.</summary>
    public void Put(StoredMessage message)
    {
        var id = IndexDocument.IdOf(message.Conversation, message.Number);
        open!.Writer.UpdateDocuments(id, IndexDocument.Of(message), open.Writer.Analyzer);
    }

    public void Remove(long conversation, long number) =>
        open!.Writer.DeleteDocuments(IndexDocument.IdOf(conversation, number));

    /// <summary>Stores the state for the next commit and, by default, makes the changes visible to searches.</summary>
    /// <param name="isVisible">False to postpone the visibility, which takes as long as writing some hundreds of
    /// messages.</param>
    public void Publish(IndexState state, bool isVisible = true)
    {
        if (isVisible) open!.Manager.MaybeRefreshBlocking();
        State = state;
    }

    /// <summary>Syncs the index to disk if it has changed.</summary>
    public void Commit()
    {
        if (State == committed || open is null) return;
        WriteCommit(open);
    }

    /// <summary>
    /// Rewrites files that still contain words of removed messages. No search finds these words, but until then they
    /// are on disk.
    /// </summary>
    public void PurgeRemoved()
    {
        if (!Read(searcher => searcher.IndexReader.HasDeletions, false)) return;
        open!.Writer.ForceMergeDeletes();
        open.Manager.MaybeRefreshBlocking();
        WriteCommit(open);
    }

    /// <summary>Runs a search on a snapshot of the index.</summary>
    /// <returns>Its result; <paramref name="otherwise"/> if there is no index or it is damaged.</returns>
    public T Read<T>(Func<IndexSearcher, T> search, T otherwise)
    {
        if (Acquire() is not { } acquired) return otherwise;
        var (current, searcher) = acquired;
        try
        {
            return search(searcher);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && IsDamage(searcher, exception))
        {
            ReportDamage(exception, current);
            return otherwise;
        }
        finally
        {
            current.Manager.Release(searcher);
        }
    }

    /// <summary>Reads all files, to find damage before a search does.</summary>
    public void CheckIntegrity() => Read(searcher => IsIntact(searcher), false);

    public void Dispose()
    {
        Close();
        damaged.Dispose();
    }

    /// <returns>Why the index on disk cannot be used; null if it was opened.</returns>
    private string? TryOpen()
    {
        try
        {
            using var directory = OpenIndex.DirectoryAt(path);
            if (!DirectoryReader.IndexExists(directory)) return "it is missing";
            using (var reader = DirectoryReader.Open(directory))
            {
                if (IndexState.FromCommitData(reader.IndexCommit.UserData) is not { } state)
                    return "it is of another version";
                if (state.Cursor > 0 && IndexState.FingerprintOf(journal.Find(state.Cursor)) != state.Fingerprint)
                    return "the journal is another one";
                State = state;
            }

            var existing = OpenIndex.At(path, OpenMode.APPEND);
            lock (gate) (open, committed) = (existing, State);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.Message; // a damaged file may cause any exception
        }
    }

    private void Close()
    {
        lock (gate)
        {
            open?.Dispose();
            open = null;
        }
    }

    private void WriteCommit(OpenIndex index)
    {
        index.Writer.SetCommitData(State.CommitData);
        index.Writer.Commit();
        committed = State;
    }

    private (OpenIndex Index, IndexSearcher Searcher)? Acquire()
    {
        lock (gate) return open is null ? null : (open, open.Manager.Acquire());
    }

    // An error on intact files is a bug and not damage.
    private static bool IsDamage(IndexSearcher searcher, Exception exception)
    {
        if (exception is ObjectDisposedException) return true;
        try
        {
            return !IsIntact(searcher);
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            return true;
        }
    }

    // True; throws if a checksum does not match.
    private static bool IsIntact(IndexSearcher searcher)
    {
        foreach (var leaf in searcher.IndexReader.Leaves) leaf.AtomicReader.CheckIntegrity();
        return true;
    }

    // Makes the updater rebuild the index, unless it has already done so.
    private void ReportDamage(Exception damage, OpenIndex index)
    {
        lock (gate)
        {
            if (index != open) return;
            Damage = damage;
            _ = damaged.CancelAsync(); // callbacks run elsewhere, outside this lock
        }
    }
}
