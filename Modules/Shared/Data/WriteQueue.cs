using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Data;

/// <summary>
/// The single-writer gate: one write at a time in the process, in order of arrival, on one connection. Those that wait
/// while others are at work share a transaction, and its one sync, with them. It also hands out journal numbers, which is
/// safe because only the write whose turn it is asks.
/// </summary>
public sealed class WriteQueue(Database database, Pulse pulse, JournalReader journal) : IDisposable
{
    private readonly Lock gate = new();
    private readonly Queue<QueuedWrite> waiting = [];
    private bool isConducted;
    private PooledConnection? connection;

    /// <summary>Number of the newest journal entry.</summary>
    public long LastEntry { get; internal set; }

    /// <summary>Commits so far: fewer than writes when many come at once.</summary>
    public long Commits { get; private set; }

    /// <summary>Writes that wait for their turn.</summary>
    public int Waiting
    {
        get
        {
            lock (gate) return waiting.Count;
        }
    }

    internal PooledConnection Connection => connection ??= database.Rent();

    /// <summary>
    /// Runs a write when its turn comes; ends when it is on the disk. Throws what the write throws, or the reason why its
    /// batch could not be stored. Throws at once inside another write, which would wait for this one, and this one for it.
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

    // One batch. What has come meanwhile is for the next, on another thread: whoever called has somebody to answer.
    private async Task Conduct()
    {
        GroupCommit batch = new(this);
        while (batch.IsOpen && Next() is { } turn) await batch.Run(turn);
        if (batch.Commit(pulse))
        {
            Commits++;
            if (batch.LastEntry > 0) journal.Advance(batch.LastEntry); // a write that failed may have taken later numbers
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

    // What could not be committed goes with the connection.
    private void Renew()
    {
        connection?.End();
        connection = null;
    }
}
