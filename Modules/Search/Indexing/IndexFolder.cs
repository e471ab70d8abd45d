using Lucene.Net.Analysis.Core;
using Lucene.Net.Index;
using Lucene.Net.Search;
using Lucene.Net.Store;
using Lucene.Net.Util;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using Directory = System.IO.Directory;
using Lock = System.Threading.Lock;

namespace OurWhats.Search.Indexing;

/// <summary>
/// The index on the disk, with one writer, and readers that see what was written a moment ago. What is lost or damaged is
/// built anew: the messages are elsewhere.
/// </summary>
internal sealed class IndexFolder(Database database, JournalReader journal) : IDisposable
{
    private readonly string path = Path.Combine(database.Folder, "search");
    private readonly Lock gate = new();
    private Open? open;
    private Standing? committed;
    private CancellationTokenSource damaged = new();

    /// <summary>How far it is.</summary>
    public Standing Standing { get; private set; } = Standing.None;

    /// <summary>How much of it is there, in percent.</summary>
    public int Percent => open is null ? 0 : Standing.Percent;

    /// <summary>True when all of it is on the disk.</summary>
    public bool IsCommitted => Standing == committed;

    /// <summary>What shows that it is damaged and must be built anew; null as long as nothing does.</summary>
    public Exception? Damage { get; private set; }

    /// <summary>Fires when that shows.</summary>
    public CancellationToken Damaged => damaged.Token;

    /// <summary>Opens what is there, where it can go on, or begins a new one. Says why it began anew, else null.</summary>
    public string? Start()
    {
        var reason = TryOpen();
        if (reason is not null) Renew();
        return reason;
    }

    /// <summary>Throws all of it away and begins anew: what was said up to now is to be gone through, the newest first.</summary>
    public void Renew()
    {
        Close();
        if (Directory.Exists(path)) Directory.Delete(path, recursive: true);
        damaged.Dispose();
        damaged = new();
        var last = journal.Latest();
        (Damage, Standing) = (null, last is null ? Standing.None : new(last.Id, Standing.SealOf(last), last.Id + 1, last.Id + 1));
        var fresh = Open.At(path, OpenMode.CREATE);
        lock (gate) (open, committed) = (fresh, null);
        Commit();
    }

    /// <summary>Puts a message in, in place of what it had of it.</summary>
    public void Put(StoredMessage message) => open!.Writer.UpdateDocuments(Paper.Name(message.Conversation, message.Number), Paper.Of(message), open.Writer.Analyzer);

    /// <summary>Takes a message out.</summary>
    public void Remove(long conversation, long number) => open!.Writer.DeleteDocuments(Paper.Name(conversation, number));

    /// <summary>Notes how far it is, and lets searches see what was written.</summary>
    /// <param name="isSeen">False where that can wait: it takes as long as writing some hundred messages.</param>
    public void Show(Standing standing, bool isSeen = true)
    {
        if (isSeen) open!.Manager.MaybeRefreshBlocking();
        Standing = standing;
    }

    /// <summary>Syncs it to the disk, where anything has changed.</summary>
    public void Commit()
    {
        if (Standing == committed || open is null) return;
        open.Writer.SetCommitData(Standing.Data);
        open.Writer.Commit();
        committed = Standing;
    }

    /// <summary>Takes out of the files too what was taken out of the index: until then, erased words are found by nobody, but stand there.</summary>
    public void Forget()
    {
        if (!Read(searcher => searcher.IndexReader.HasDeletions, false)) return;
        open!.Writer.ForceMergeDeletes();
        open.Manager.MaybeRefreshBlocking();
        open.Writer.SetCommitData(Standing.Data);
        open.Writer.Commit();
        committed = Standing;
    }

    /// <summary>Does something with what is there now. Gives <paramref name="otherwise"/> where nothing is, or what is there is damaged.</summary>
    public T Read<T>(Func<IndexSearcher, T> work, T otherwise)
    {
        if (Enter() is not { } now) return otherwise;
        try
        {
            return work(now.Searcher);
        }
        catch (Exception exception) when (exception is not OperationCanceledException && IsDamaged(now.Searcher, exception))
        {
            Report(exception, now.Open);
            return otherwise;
        }
        finally
        {
            now.Open.Manager.Release(now.Searcher);
        }
    }

    /// <summary>Reads all its files again: damage is then known before somebody meets it.</summary>
    public void Check() => Read(searcher => Verify(searcher), false);

    public void Dispose()
    {
        Close();
        damaged.Dispose();
    }

    private (Open Open, IndexSearcher Searcher)? Enter()
    {
        lock (gate) return open is null ? null : (open, open.Manager.Acquire());
    }

    // The follower builds it anew, unless it has already.
    private void Report(Exception damage, Open there)
    {
        lock (gate)
        {
            if (there != open) return;
            Damage = damage;
            _ = damaged.CancelAsync(); // who waits for it goes on elsewhere
        }
    }

    // What goes wrong on files that are as they were written is an error of ours.
    private static bool IsDamaged(IndexSearcher searcher, Exception exception)
    {
        if (exception is ObjectDisposedException) return true;
        try
        {
            return !Verify(searcher);
        }
        catch (Exception damage) when (damage is not OutOfMemoryException)
        {
            return true;
        }
    }

    private static bool Verify(IndexSearcher searcher)
    {
        foreach (var leaf in searcher.IndexReader.Leaves) leaf.AtomicReader.CheckIntegrity();
        return true;
    }

    private string? TryOpen()
    {
        try
        {
            using var directory = FSDirectory.Open(path, NoLockFactory.GetNoLockFactory());
            if (!DirectoryReader.IndexExists(directory)) return "it is missing";
            using (var reader = DirectoryReader.Open(directory))
            {
                if (Standing.Of(reader.IndexCommit.UserData) is not { } standing) return "it is of another version";
                if (standing.Cursor > 0 && Standing.SealOf(journal.Find(standing.Cursor)) != standing.Seal) return "the journal is another one";
                Standing = standing;
            }

            var found = Open.At(path, OpenMode.APPEND);
            lock (gate) (open, committed) = (found, Standing);
            return null;
        }
        catch (Exception exception) when (exception is not OutOfMemoryException)
        {
            return exception.Message; // whatever a damaged file leads to
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

    private sealed record Open(FSDirectory Directory, IndexWriter Writer, SearcherManager Manager) : IDisposable
    {
        private const double BufferMegabytes = 16;

        public static Open At(string path, OpenMode mode)
        {
            // The data folder is held already: no other lock is needed, and none is left behind.
            var directory = FSDirectory.Open(path, NoLockFactory.GetNoLockFactory());
            IndexWriter writer = new(directory, new(LuceneVersion.LUCENE_48, new KeywordAnalyzer())
            {
                OpenMode = mode,
                RAMBufferSizeMB = BufferMegabytes,
                Similarity = Nearness.Instance,
                MergePolicy = new TieredMergePolicy { ForceMergeDeletesPctAllowed = 0 },
            });
            return new(directory, writer, new(writer, applyAllDeletes: true, new Readers()));
        }

        public void Dispose()
        {
            Manager.Dispose();
            try
            {
                Writer.Rollback();
            }
            catch (Exception exception) when (exception is IOException or InvalidOperationException)
            {
                // It is damaged: nothing of it is to be kept.
            }

            Directory.Dispose();
        }
    }

    private sealed class Readers : SearcherFactory
    {
        public override IndexSearcher NewSearcher(IndexReader reader) => new(reader) { Similarity = Nearness.Instance };
    }
}
