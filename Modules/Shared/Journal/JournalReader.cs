using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Journal;

/// <summary>
/// Read access to the journal for its consumers (see <see cref="JournalConsumer"/>). Shows committed entries only.
/// </summary>
public sealed class JournalReader(Database database)
{
    private TaskCompletionSource grown = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private long last;

    /// <summary>Number of the last entry on disk.</summary>
    public long Last => Volatile.Read(ref last);

    /// <summary>Completes as soon as there are entries after <paramref name="known"/>.</summary>
    public Task Grown(long known, CancellationToken cancel)
    {
        var next = Volatile.Read(ref grown).Task; // before the comparison, to miss no entry in between
        return Last > known ? Task.CompletedTask : next.WaitAsync(cancel);
    }

    /// <summary>Returns the entries after a number, in ascending order, at most <paramref name="most"/>.</summary>
    public IReadOnlyList<Entry> After(long id, int most) => database.With(connection => Entry.After(connection, id, most));

    /// <summary>Returns the entry with this number, or null.</summary>
    public Entry? Find(long id) => After(id - 1, 1) is [var entry] && entry.Id == id ? entry : null;

    /// <summary>Returns the last entry, or null if the journal is empty.</summary>
    public Entry? Latest() => database.With(Entry.Latest);

    internal void Advance(long entry)
    {
        Volatile.Write(ref last, entry);
        Interlocked.Exchange(ref grown, new(TaskCreationOptions.RunContinuationsAsynchronously)).TrySetResult();
    }
}
