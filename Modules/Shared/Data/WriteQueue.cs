using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Data;

/// <summary>
/// Serializes all writes of the process, in order of arrival, on one connection. Writes that are waiting at the same
/// time share a transaction and its sync to disk. It also numbers journal entries, which needs no lock because only one
/// write runs at a time.
/// </summary>
public sealed class WriteQueue(Database database, Pulse pulse, JournalReader journal) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<QueuedWrite> waiting = [];
    private bool isConducted;
    private PooledConnection? connection;

    /// <summary>Number of the last journal entry handed out, which may not be committed yet.</summary>
    public long LastEntry { get; internal set; }

    /// <summary>Number of commits so far; lower than the number of writes, because writes share them.</summary>
    public long Commits { get; private set; }

    /// <summary>Number of writes waiting for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    internal PooledConnection Connection => connection ??= database.Rent();

    /// <summary>
    /// Runs a write at its turn and returns when it is on disk. Throws the write's exception, the reason why its batch
    /// could not be stored, or <see cref="OperationCanceledException"/> if it was cancelled while waiting. Inside
    /// another write it throws <see cref="InvalidOperationException"/> at once: the two would wait for each other for
    /// ever.
    /// </summary>
    internal async Task Run(Func<GroupCommit, Task> write, CancellationToken cancel)
    {
        if (QueuedWrite.IsInside) throw new InvalidOperationException("A write is under way already: what belongs to it runs within it.");
        cancel.ThrowIfCancellationRequested();
        QueuedWrite turn = new(write);
        if (IsFirst(turn)) _ = Conduct();
        using var withdrawal = cancel.UnsafeRegister(_ => turn.Withdraw(cancel), null);
        await turn.Stored;
    }

    /// <inheritdoc/>
    public void Dispose() => connection?.End();

    private bool IsFirst(QueuedWrite turn)
    {
        lock (gate)
        {
            waiting.Enqueue(turn);
            if (isConducted) return false;
            isConducted = true;
            return true;
        }
    }

    // Runs one batch. The next one runs on another thread, because this thread's request waits for its answer.
    private async Task Conduct()
    {
        GroupCommit batch = new(this);
        while (batch.IsOpen && Next() is { } turn) await batch.Run(turn);
        if (batch.Commit(pulse))
        {
            Commits++;
            if (batch.LastEntry > 0) journal.Advance(batch.LastEntry); // failed writes may have used up later numbers
        }

        if (connection is { IsIdle: false }) Renew();
        if (HasMore()) ThreadPool.UnsafeQueueUserWorkItem(static writer => _ = writer.Conduct(), this, preferLocal: false);
    }

    private QueuedWrite? Next()
    {
        lock (gate)
        {
            while (waiting.TryDequeue(out var turn))
                if (turn.IsTaken()) return turn;
            return null;
        }
    }

    private bool HasMore()
    {
        lock (gate) return isConducted = waiting.Count > 0;
    }

    // Discards a transaction that could not be committed, together with its connection.
    private void Renew()
    {
        connection?.End();
        connection = null;
    }
}
