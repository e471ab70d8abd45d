using System.Data;
using Microsoft.Data.Sqlite;
using OurWhats.Shared.Journal;

namespace OurWhats.Shared.Data;

/// <summary>
/// One connection and at most one transaction per request, shared by the contexts of all modules.
/// Reads need nothing; whatever changes something runs inside <see cref="Write{T}"/>.
/// </summary>
public sealed class UnitOfWork(Database database, Writer writer, Pulse pulse, QueryCounter queries, TimeProvider clock) : IDisposable
{
    private readonly List<Entry> entries = [];
    private readonly List<Pulse.News> news = [];
    private readonly List<Action> afterCommit = [];
    /// <summary>The request's connection. It opens at the first statement: who waits for news holds none.</summary>
    public SqliteConnection Connection { get; } = database.NewConnection();

    /// <summary>True inside <see cref="Write{T}"/>.</summary>
    public bool IsWriting { get; private set; }

    /// <summary>
    /// Runs <paramref name="work"/> alone, in one immediate transaction: all of it is stored and synced, or nothing.
    /// Whoever is concerned by an entry recorded meanwhile is woken after the commit.
    /// </summary>
    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        await writer.Enter(cancel);
        try
        {
            var result = await InTransaction(work);
            foreach (var action in afterCommit) action();
            foreach (var one in news) pulse.Move(one); // last: who is woken finds all the rest done
            return result;
        }
        finally
        {
            entries.Clear();
            news.Clear();
            afterCommit.Clear();
            writer.Leave();
        }
    }

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Func<Task> work, CancellationToken cancel) =>
        Write(async () => { await work(); return true; }, cancel);

    /// <summary>Adds an entry to the journal, stored with the rest of this write.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="actor">Key of who did it.</param>
    /// <param name="conversation">Key of the conversation it happened in, if any.</param>
    /// <param name="subject">Whom or what it concerns (a person, a sequence number…), as the kind says.</param>
    /// <param name="audience">Keys of the people who can see that it happened: they are woken.</param>
    /// <param name="tab">The browser tab that asked for it, if known: it is not woken, its own answer tells it.</param>
    /// <returns>The entry's number.</returns>
    public long Record(EntryKind kind, long actor, long? conversation = null, long? subject = null,
        IReadOnlyCollection<long>? audience = null, string? tab = null)
    {
        if (!IsWriting) throw new InvalidOperationException("Only a write can record.");
        var entry = new Entry(++writer.LastEntry, clock.GetUtcNow().ToUnixTimeMilliseconds(), kind, actor, conversation, subject);
        entries.Add(entry);
        if (audience is { Count: > 0 }) news.Add(new(audience, entry.Id, actor, tab));
        return entry.Id;
    }

    /// <summary>Does something in memory once the write is on the disk, before the next write begins.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    /// <summary>Gives the connection back before a long wait; the next statement opens it again.</summary>
    public void Release()
    {
        if (!IsWriting) Connection.Close();
    }

    /// <inheritdoc/>
    public void Dispose() => Connection.Dispose();

    /// <summary>Opens the connection if it is not yet.</summary>
    internal void Open()
    {
        if (Connection.State != ConnectionState.Open) Database.Open(Connection);
    }

    private async Task<T> InTransaction<T>(Func<Task<T>> work)
    {
        var before = writer.LastEntry;
        Open();
        Database.Execute(Connection, "BEGIN IMMEDIATE");
        IsWriting = true;
        try
        {
            var result = await work();
            Entry.Append(Connection, entries);
            queries.Add(entries.Count);
            Database.Execute(Connection, "COMMIT");
            return result;
        }
        catch
        {
            writer.LastEntry = before;
            // The engine may have rolled back by itself (disk full): then there is nothing left to roll back.
            if (SQLitePCL.raw.sqlite3_get_autocommit(Connection.Handle) == 0) Database.Execute(Connection, "ROLLBACK");
            throw;
        }
        finally
        {
            IsWriting = false;
        }
    }
}
