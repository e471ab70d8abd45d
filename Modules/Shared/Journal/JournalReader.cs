using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Journal;

/// <summary>
/// The journal as its consumers read it (see <see cref="JournalConsumer"/>). Only what is on the disk is told.
/// </summary>
public sealed class JournalReader(Database database)
{
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long last;

    /// <summary>Number of the last entry on the disk.</summary>
    public long Last => Volatile.Read(ref last);

    /// <summary>Ends once there is something after an entry; at once where there is already.</summary>
    public Task Grown(long known, CancellationToken cancel)
    {
        var next = Volatile.Read(ref grown).Task; // before the comparison: what comes in between is not missed
        return Last > known ? Task.CompletedTask : next.WaitAsync(cancel);
    }

    /// <summary>Entries after a number, in order, at most so many.</summary>
    public IReadOnlyList<Entry> After(long id, int most) => database.With(connection => Entry.After(connection, id, most));

    /// <summary>The entry with this number, or null.</summary>
    public Entry? Find(long id) => After(id - 1, 1) is [var entry] && entry.Id == id ? entry : null;

    /// <summary>The last entry, or null before the first.</summary>
    public Entry? Latest() => database.With(Entry.Latest);

    internal void Advance(long entry)
    {
        Volatile.Write(ref last, entry);
        Interlocked.Exchange(ref grown, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
