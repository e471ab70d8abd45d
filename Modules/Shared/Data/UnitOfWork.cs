using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Journal;

namespace OurWhats.Shared.Data;

/// <summary>
/// What a request does with the database, through the contexts of all modules. Reads need nothing; whatever changes
/// something runs inside <see cref="Write{T}"/>.
/// </summary>
public sealed class UnitOfWork(Database database, WriteQueue writer, Pulse pulse, QueryCounter queries, TimeProvider clock) : IDisposable
{
    private readonly List<Entry> entries = [];
    private readonly List<Pulse.News> news = [];
    private readonly List<Action> afterCommit = [];
    private readonly List<DbContext> borrowers = [];
    private PooledConnection? reading;
    private GroupCommit? batch;

    /// <summary>True inside <see cref="Write{T}"/>.</summary>
    public bool IsWriting => batch is not null;

    /// <summary>
    /// Runs <paramref name="work"/> alone: all of it is stored and synced, or nothing. It shares its transaction with those
    /// that wait at the same time; each fails alone, but where the disk fails all fail. Whoever is concerned by an entry
    /// recorded meanwhile is woken after the commit. Throws <see cref="InvalidOperationException"/> inside another write.
    /// </summary>
    public async Task<T> Write<T>(Func<Task<T>> work, CancellationToken cancel)
    {
        T result = default!;
        await writer.Run(async batch => result = await Within(batch, work), cancel);
        return result;
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
    /// <param name="amount">Bytes, where the kind says so.</param>
    /// <returns>The entry's number.</returns>
    public long Record(EntryKind kind, long actor, long? conversation = null, long? subject = null,
        IReadOnlyCollection<long>? audience = null, string? tab = null, long? amount = null)
    {
        if (!IsWriting) throw new InvalidOperationException("Only a write can record.");
        var entry = new Entry(++writer.LastEntry, clock.GetUtcNow().ToUnixTimeMilliseconds(), kind, actor, conversation, subject, amount);
        entries.Add(entry);
        if (audience is { Count: > 0 }) news.Add(new(audience, entry.Id, actor, tab));
        return entry.Id;
    }

    /// <summary>Does something in memory once the write is on the disk, before the next write begins.</summary>
    public void AfterCommit(Action action) => afterCommit.Add(action);

    /// <summary>The version of what a person can see, with what is stored together with this write and not told yet.</summary>
    public long PulseOf(long person) => Math.Max(pulse.Of(person), batch?.LastFor(person) ?? 0);

    /// <summary>Gives the connection back before a long wait; the next statement takes one again.</summary>
    public void Release()
    {
        if (IsWriting || reading is null) return;
        TakeBack();
        database.Return(reading);
        reading = null;
    }

    /// <inheritdoc/>
    public void Dispose()
    {
        if (reading is not null) database.Return(reading);
        reading = null;
    }

    /// <summary>The connection for the next statement: the writer's inside a write, else one of the request's own, from its first statement on.</summary>
    internal PooledConnection Connection => IsWriting ? writer.Connection : reading ??= database.Rent();

    internal QueryCounter Queries => queries;

    /// <summary>Lets a context work for this request.</summary>
    internal TContext Adopt<TContext>(TContext context) where TContext : DbContext, IModuleContext
    {
        context.Unit = this;
        context.Database.SetDbConnection(null); // it may come from another request
        return context;
    }

    /// <summary>The same for a context, which uses it until it is taken back.</summary>
    internal PooledConnection Lend(DbContext borrower)
    {
        borrowers.Add(borrower);
        return Connection;
    }

    private async Task<T> Within<T>(GroupCommit mine, Func<Task<T>> work)
    {
        TakeBack();
        batch = mine;
        try
        {
            var result = await work();
            Entry.Append(Connection, entries);
            queries.Add(entries.Count);
            if (entries.Count > 0) batch.LastEntry = entries[^1].Id;
            batch.Add(news, afterCommit.Count == 0 ? null : Actions());
            return result;
        }
        finally
        {
            TakeBack();
            batch = null;
            entries.Clear();
            news.Clear();
            afterCommit.Clear();
        }
    }

    private Action Actions()
    {
        Action[] actions = [.. afterCommit];
        return () => Array.ForEach(actions, action => action());
    }

    private void TakeBack()
    {
        foreach (var borrower in borrowers) borrower.Database.SetDbConnection(null);
        borrowers.Clear();
    }
}
