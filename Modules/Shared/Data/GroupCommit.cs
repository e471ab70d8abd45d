using Microsoft.Data.Sqlite;
using OurWhats.Shared.Journal;

namespace OurWhats.Shared.Data;

/// <summary>
/// Writes that share one transaction and its sync to disk. Each runs in a savepoint, so one that fails does not affect
/// the others. None is reported as done before the commit.
/// </summary>
internal sealed class GroupCommit(WriteQueue writer)
{
    // So that the first write does not wait too long for the commit.
    private const int MostTogether = 100;

    private readonly List<QueuedWrite> done = [];
    private readonly List<Pulse.Change> changes = [];
    private Action? then;
    private bool isLost;

    /// <summary>True while another write may join.</summary>
    public bool IsOpen => done.Count < MostTogether && then is null && !isLost;

    /// <summary>Number of the last journal entry in this batch, or 0.</summary>
    public long LastEntry { get; set; }

    /// <summary>Runs a write. Never throws: exceptions go to the caller that queued the write.</summary>
    public async Task Run(QueuedWrite turn)
    {
        try
        {
            if (writer.Connection.IsIdle) writer.Connection.Execute("BEGIN IMMEDIATE");
            writer.Connection.Execute("SAVEPOINT write");
            await turn.Run(this);
            writer.Connection.Execute("RELEASE write");
            done.Add(turn);
        }
        catch (Exception exception)
        {
            Undo(exception);
            turn.Fail(exception);
        }
    }

    /// <summary>Registers what has to follow the commit.</summary>
    /// <param name="told">The changes to announce after the commit.</param>
    /// <param name="action">An action in memory that runs before the announcement, or null. It closes the batch, so
    /// that the next write finds it done.</param>
    public void Add(IEnumerable<Pulse.Change> told, Action? action)
    {
        changes.AddRange(told);
        then = action;
    }

    /// <summary>Number of the last entry in this batch that a person can see, or 0.</summary>
    public long LastFor(long person) => changes.FindLast(change => change.Audience.Contains(person)).Entry;

    /// <summary>Commits, syncs to disk and completes the writes. False if nothing was stored.</summary>
    public bool Commit(Pulse pulse)
    {
        if (isLost || writer.Connection.IsIdle) return false;
        try
        {
            writer.Connection.Execute("COMMIT");
        }
        catch (SqliteException exception)
        {
            Lose(exception);
            return false;
        }

        var trouble = Act();
        foreach (var change in changes) pulse.Move(change); // last: woken requests must see all the rest
        foreach (var turn in done) turn.Succeed(turn == done[^1] ? trouble : null);
        return done.Count > 0;
    }

    // SQLite may have rolled back the whole transaction by itself (disk full).
    private void Undo(Exception why)
    {
        try
        {
            if (writer.Connection.IsIdle) Lose(why);
            else writer.Connection.Execute("ROLLBACK TO write; RELEASE write");
        }
        catch (SqliteException)
        {
            Lose(why);
        }
    }

    private void Lose(Exception why)
    {
        isLost = true;
        foreach (var turn in done) turn.Fail(why);
    }

    private Exception? Act()
    {
        try
        {
            then?.Invoke();
            return null;
        }
        catch (Exception exception)
        {
            return exception; // only the last write registered an action, so the exception is for its caller
        }
    }
}
