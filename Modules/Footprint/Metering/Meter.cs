using System.Collections.Concurrent;

namespace OurWhats.Footprint.Metering;

/// <summary>Usage that is not written to the database yet, in memory, and the open connections that add to it.</summary>
internal sealed class Meter
{
    private readonly ConcurrentDictionary<ConnectionMeter, byte> connections = new();
    private readonly ConcurrentDictionary<long, TimeZoneInfo> zones = new();
    private readonly Lock gate = new();
    private readonly Dictionary<UsageKey, Usage> usage = [];
    private long lastConversation;

    /// <summary>A connection opens.</summary>
    public void Add(ConnectionMeter connection) => connections[connection] = 0;

    /// <summary>A connection has ended and handed over its usage.</summary>
    public void Remove(ConnectionMeter connection) => connections.TryRemove(connection, out _);

    public void Add(UsageKey key, Usage more)
    {
        if (more.IsEmpty) return;
        if (key is { Person: > 0, Zone: { } zone }) zones[key.Person] = zone;
        lock (gate) usage[key] = usage.GetValueOrDefault(key) + more;
    }

    /// <summary>Notes that a conversation with this key exists.</summary>
    public void NoteConversation(long conversation) => lastConversation = Math.Max(lastConversation, conversation);

    /// <summary>Removes a conversation that cannot exist from the key: an address may contain any number.</summary>
    public UsageKey WithKnownConversation(UsageKey key) =>
        key.Conversation <= lastConversation ? key : key with { Conversation = 0 };

    /// <summary>
    /// The day of a moment in a person's time zone, or the server's where theirs is not known: days since 1 January of the
    /// year 1.
    /// </summary>
    public int DayOf(long person, DateTimeOffset at) =>
        new UsageKey(person, default, 0, zones.GetValueOrDefault(person)).DayAt(at);

    /// <summary>All usage that is not written yet, open connections included.</summary>
    public IReadOnlyDictionary<UsageKey, Usage> Unwritten()
    {
        foreach (var connection in connections.Keys) connection.Settle();
        lock (gate) return new Dictionary<UsageKey, Usage>(usage);
    }

    /// <summary>So much of it is written now.</summary>
    public void Forget(IReadOnlyDictionary<UsageKey, Usage> written)
    {
        lock (gate)
        {
            foreach (var (key, amount) in written)
            {
                var rest = usage[key] - amount;
                if (rest.IsEmpty) usage.Remove(key);
                else usage[key] = rest;
            }
        }
    }
}
