using OurWhats.Shared.Journal;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Data;

/// <summary>
/// A write under way: what may only be done within one takes it as a parameter. It is given by <see cref="UnitOfWork.Write{T}"/>
/// and ends with it; whoever kept it is refused.
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

    /// <summary>Adds an entry to the journal, stored with the rest of this write.</summary>
    /// <param name="kind">What happened.</param>
    /// <param name="actor">Key of who did it.</param>
    /// <param name="conversation">Key of the conversation it happened in, if any.</param>
    /// <param name="subject">Whom or what it concerns (a person, a sequence number…), as the kind says.</param>
    /// <param name="amount">Bytes, where the kind says so.</param>
    /// <param name="audience">The people who can see that it happened, if any: they are woken after the commit.</param>
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

    /// <summary>Does something in memory once the write is on the disk, before the next write begins.</summary>
    /// <exception cref="InvalidOperationException">The write is over.</exception>
    public void AfterCommit(Action action)
    {
        ThrowIfOver();
        afterCommit.Add(action);
    }

    /// <summary>The version of what a person can see, with what is stored together with this write and not told yet.</summary>
    public long PulseOf(long person) => Math.Max(pulse.Of(person), batch.LastFor(person));

    /// <summary>Stores the entries and hands the rest to the batch, which does it after the commit.</summary>
    /// <returns>How many statements that took.</returns>
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

/// <summary>The people who can see that something happened.</summary>
/// <param name="People">Their keys.</param>
/// <param name="Tab">The actor's browser tab that asked for it, if known: it is not woken, its own answer tells it.</param>
public sealed record Audience(IReadOnlyCollection<long> People, string? Tab = null);
