using Microsoft.Data.Sqlite;
using OurWhats.Shared.Journal;

namespace OurWhats.Shared.Data;

/// <summary>
/// Writes that share a transaction and its one sync, each in a savepoint of its own: who fails fails alone. Nobody hears of
/// any before all are on the disk.
/// </summary>
internal sealed class GroupCommit(WriteQueue writer)
{
    // So that the first one does not wait for ever.
    private const int MostTogether = 100;

    private readonly List<QueuedWrite> done = [];
    private readonly List<Pulse.Change> changes = [];
    private Action? then;
    private bool isLost;

    /// <summary>True while one more may join.</summary>
    public bool IsOpen => done.Count < MostTogether && then is null && !isLost;

    /// <summary>Number of the last journal entry in here, or 0.</summary>
    public long LastEntry { get; set; }

    /// <summary>Runs a write. Never throws: who asked hears how it went.</summary>
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

    /// <summary>A write has done its part.</summary>
    /// <param name="told">Whom to wake after the commit.</param>
    /// <param name="action">What to do in memory before that, or null. It closes the batch: the next write finds it done.</param>
    public void Add(IEnumerable<Pulse.Change> told, Action? action)
    {
        changes.AddRange(told);
        then = action;
    }

    /// <summary>The last entry in here that a person can see, or 0.</summary>
    public long LastFor(long person) => changes.FindLast(change => change.Audience.Contains(person)).Entry;

    /// <summary>Syncs all of it to the disk, then says so. False when nothing was stored.</summary>
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
        foreach (var change in changes) pulse.Move(change); // last: who is woken finds all the rest done
        foreach (var turn in done) turn.Succeed(turn == done[^1] ? trouble : null);
        return done.Count > 0;
    }

    // The engine may have undone everything by itself (disk full).
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
            return exception; // for who asked for it, the last one
        }
    }
}
