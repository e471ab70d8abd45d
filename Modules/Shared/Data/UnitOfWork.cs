using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Data;

/// <summary>
/// A request's access to the database through the contexts of all modules. Reads may happen at any time; changes run
/// inside <see cref="Write{T}"/>.
/// </summary>
public sealed class UnitOfWork(Database database, WriteQueue writer, Pulse pulse, QueryCounter queries, TimeProvider clock) : IDisposable
{
    private readonly List<DbContext> borrowers = [];
    private PooledConnection? reading;
    private GroupCommit? batch;

    /// <summary>True inside <see cref="Write{T}"/>.</summary>
    internal bool IsWriting => batch is not null;

    /// <summary>
    /// Runs <paramref name="work"/> while no other write runs, and stores all of it or nothing. Returns once it is
    /// synced to disk. Writes that are waiting at the same time share a transaction: one that throws is undone alone,
    /// but if the commit fails all of them fail. The audience of the recorded entries is woken after the commit.
    /// </summary>
    /// <param name="work">Receives the write to pass to methods that require one. It may run on another thread.</param>
    /// <param name="cancel">Cancels the wait for the turn; a write that has begun is completed unless it observes the
    /// token itself.</param>
    /// <returns>The result of <paramref name="work"/>.</returns>
    /// <exception cref="InvalidOperationException">Called inside another write.</exception>
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

    /// <summary>
    /// Returns the connection to the pool, before a long wait. The next statement rents one again. No effect inside a
    /// write.
    /// </summary>
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
    /// The connection for the next statement: the queue's inside a write, otherwise this request's, rented at its first
    /// read.
    /// </summary>
    internal PooledConnection Connection => IsWriting ? writer.Connection : reading ??= database.Rent();

    internal QueryCounter Queries => queries;

    /// <summary>Binds a pooled context to this request.</summary>
    internal TContext Adopt<TContext>(TContext context) where TContext : DbContext, IModuleContext
    {
        context.Unit = this;
        context.Database.SetDbConnection(null); // the pooled context may still hold another request's connection
        return context;
    }

    /// <summary>Gives a context the current connection, until <see cref="TakeBack"/>.</summary>
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
