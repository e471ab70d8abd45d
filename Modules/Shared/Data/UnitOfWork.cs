using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Data;

/// <summary>
/// What a request does with the database, through the contexts of all modules. Reads need nothing; whatever changes
/// something runs inside <see cref="Write{T}"/>.
/// </summary>
public sealed class UnitOfWork(Database database, WriteQueue writer, Pulse pulse, QueryCounter queries, TimeProvider clock) : IDisposable
{
    private readonly List<DbContext> borrowers = [];
    private PooledConnection? reading;
    private GroupCommit? batch;

    /// <summary>True inside <see cref="Write{T}"/>.</summary>
    internal bool IsWriting => batch is not null;

    /// <summary>
    /// Runs <paramref name="work"/> alone: all of it is stored and synced, or nothing. It shares its transaction with those
    /// that wait at the same time; each fails alone, but where the disk fails all fail. Whoever is concerned by an entry
    /// recorded meanwhile is woken after the commit. Throws <see cref="InvalidOperationException"/> inside another write.
    /// </summary>
    /// <param name="work">Is given the write, which only those have that run within it.</param>
    /// <param name="cancel">Gives up while the write waits for its turn.</param>
    public async Task<T> Write<T>(Func<WriteTransaction, Task<T>> work, CancellationToken cancel)
    {
        T result = default!;
        await writer.Run(async batch => result = await Within(batch, work), cancel);
        return result;
    }

    /// <inheritdoc cref="Write{T}"/>
    public Task Write(Func<WriteTransaction, Task> work, CancellationToken cancel) => Write(
        async write =>
        {
            await work(write);
            return true;
        },
        cancel);

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

    /// <summary>
    /// The connection for the next statement: the writer's inside a write, else one of the request's own, from its first
    /// statement on.
    /// </summary>
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

    private async Task<T> Within<T>(GroupCommit mine, Func<WriteTransaction, Task<T>> work)
    {
        TakeBack();
        batch = mine;
        WriteTransaction write = new(mine, writer, pulse, clock);
        try
        {
            var result = await work(write);
            queries.Add(write.Store(Connection));
            return result;
        }
        finally
        {
            TakeBack();
            batch = null;
            write.End();
        }
    }

    private void TakeBack()
    {
        foreach (var borrower in borrowers) borrower.Database.SetDbConnection(null);
        borrowers.Clear();
    }
}
