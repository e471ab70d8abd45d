using System.Collections.Concurrent;
using Microsoft.Extensions.Logging;
using OurWhats.Shared.Journal;

namespace Guestbook;

/// <summary>Who signed up. Its effect is in memory, and so is its cursor: after a start it reads the journal again.</summary>
internal sealed class Newcomers(JournalReader journal, ILogger<Newcomers> log) : JournalConsumer(journal, log)
{
    private readonly ConcurrentQueue<long> ids = [];
    private long cursor;

    public override string Name => "guestbook";

    public override long Cursor => Volatile.Read(ref cursor);

    public override int SkippedCount => 0;

    /// <summary>Keys of the people, in the order in which they came.</summary>
    public IEnumerable<long> Ids => ids;

    protected override Task Apply(IReadOnlyList<Entry> entries, CancellationToken cancel)
    {
        foreach (var entry in entries.Where(entry => entry.Kind == EntryKind.PersonSignedUp)) ids.Enqueue(entry.Actor);
        Volatile.Write(ref cursor, entries[^1].Id);
        return Task.CompletedTask;
    }

    protected override Task Skip(long entry, string reason, CancellationToken cancel)
    {
        Volatile.Write(ref cursor, entry);
        return Task.CompletedTask;
    }
}
