using System.Collections.Concurrent;

namespace OurWhats.Footprint.Metering;

/// <summary>Usage that is not written to the database yet, in memory, and the open connections that add to it.</summary>
internal sealed class Meter
{
    private readonly ConcurrentDictionary<ConnectionMeter, byte> connections = new();
    private readonly ConcurrentDictionary<long, TimeZoneInfo> zones = new();
    private readonly Lock gate = new();
    private readonly Dictionary<UsageKey, Usage> usage = []; // since somebody asked
    private readonly Dictionary<long, long> trafficByPerson = [];
    private Dictionary<(UsageKey Key, int Day), Usage> unwritten = [];
    private long lastConversation;

    /// <summary>A connection opens.</summary>
    public void Add(ConnectionMeter connection) => connections[connection] = 0;

    /// <summary>A connection has ended and handed over its usage.</summary>
    public void Remove(ConnectionMeter connection) => connections.TryRemove(connection, out _);

    public void Add(UsageKey key, Usage more)
    {
        if (more.IsEmpty) return;
        if (key is { Person: > 0, Zone: { } zone }) zones[key.Person] = zone;
        lock (gate)
        {
            usage[key] = usage.GetValueOrDefault(key) + more;
            CountTraffic(key, more.Bytes);
        }
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

    /// <summary>
    /// All usage that is not written yet, open connections included, with the day on which it counts: what is new counts now,
    /// and keeps its day. To be called by one at a time.
    /// </summary>
    public IReadOnlyDictionary<(UsageKey Key, int Day), Usage> Unwritten(DateTimeOffset now)
    {
        foreach (var connection in connections.Keys) connection.Settle();
        lock (gate)
        {
            foreach (var (key, more) in usage)
            {
                var dated = (key, key.DayAt(now));
                unwritten[dated] = unwritten.GetValueOrDefault(dated) + more;
            }

            usage.Clear();
            return unwritten;
        }
    }

    /// <summary>What <see cref="Unwritten"/> gave last is written now.</summary>
    public void Forget()
    {
        lock (gate)
        {
            foreach (var ((key, _), amount) in unwritten) CountTraffic(key, -amount.Bytes);
            unwritten = [];
        }
    }

    /// <summary>Bytes of a person's traffic that are not written yet, without what only open connections know.</summary>
    public long UnwrittenTrafficOf(long person)
    {
        lock (gate) return trafficByPerson.GetValueOrDefault(person);
    }

    // Within the gate.
    private void CountTraffic(UsageKey key, long bytes)
    {
        if (key.Person == 0 || !key.Measure.IsTraffic()) return;
        var sum = trafficByPerson.GetValueOrDefault(key.Person) + bytes;
        if (sum == 0) trafficByPerson.Remove(key.Person);
        else trafficByPerson[key.Person] = sum;
    }
}
