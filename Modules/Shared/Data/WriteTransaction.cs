using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Data;

/// <summary>
/// A write in progress. Methods that must run inside a write take it as a parameter. It comes from
/// <see cref="UnitOfWork.Write{T}"/> and throws <see cref="InvalidOperationException"/> when used after its end.
/// </summary>
public sealed class WriteTransaction
{
    private readonly GroupCommit batch;
    private readonly WriteQueue writer;
    private readonly Pulse pulse;
    private readonly TimeProvider clock;
    private readonly List<Entry> entries = [];
    private readonly List<Pulse.Change> changes = [];
    private readonly List<Action> afterCommit = [];
    private bool isOver;

    internal WriteTransaction(GroupCommit batch, WriteQueue writer, Pulse pulse, TimeProvider clock) =>
        (this.batch, this.writer, this.pulse, this.clock) = (batch, writer, pulse, clock);

    /// <summary>Adds an entry to the journal, stored together with the other changes of this write.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="actor">Key of the person who acts.</param>
    /// <param name="conversation">Key of the conversation concerned, if any.</param>
    /// <param name="subject">Key or number whose meaning <paramref name="kind"/> defines (a person, a sequence
    /// number…).</param>
    /// <param name="amount">Bytes, for the kinds that define it.</param>
    /// <param name="audience">The people who can see the change, woken after the commit; null for nobody.</param>
    /// <returns>The entry's number.</returns>
    /// <exception cref="InvalidOperationException">The write is over.</exception>
    public long Record(
        EntryKind kind,
        long actor,
        long? conversation = null,
        long? subject = null,
        long? amount = null,
        Audience? audience = null)
    {
        ThrowIfOver();
        var at = clock.GetUtcNow().ToUnixTimeMilliseconds();
        Entry entry = new(++writer.LastEntry, at, kind, actor, conversation, subject, amount);
        entries.Add(entry);
        if (audience is { People.Count: > 0 }) changes.Add(new(audience.People, entry.Id, actor, audience.Tab));
        return entry.Id;
    }

    /// <summary>Registers an action in memory that runs after the commit and before the next write begins.</summary>
    /// <exception cref="InvalidOperationException">The write is over.</exception>
    public void AfterCommit(Action action)
    {
        ThrowIfOver();
        afterCommit.Add(action);
    }

    /// <summary>
    /// The version of everything that a person can see, including entries of this batch that are not committed yet.
    /// </summary>
    public long PulseOf(long person) => Math.Max(pulse.Of(person), batch.LastFor(person));

    /// <summary>Stores the journal entries and passes the audience and the actions on to the batch.</summary>
    /// <returns>Number of statements.</returns>
    internal int Store(PooledConnection connection)
    {
        Entry.Append(connection, entries);
        if (entries is [.., var last]) batch.LastEntry = last.Id;
        batch.Add(changes, afterCommit.Count == 0 ? null : () => afterCommit.ForEach(action => action()));
        return entries.Count;
    }

    internal void End() => isOver = true;

    private void ThrowIfOver()
    {
        if (isOver) throw new InvalidOperationException("The write is over: what belongs to it runs within it.");
    }
}

/// <summary>The people who can see a change.</summary>
/// <param name="People">Their keys.</param>
/// <param name="Tab">The actor's browser tab, if known. It is not woken, because the response to its own request shows
/// the change.</param>
public sealed record Audience(IReadOnlyCollection<long> People, string? Tab = null);
