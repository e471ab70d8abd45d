using System.Collections.Concurrent;

namespace OurWhats.Footprint.Metering;

/// <summary>Unwritten usage, in memory, and the open connections that add to it.</summary>
internal sealed class Meter
{
    private readonly ConcurrentDictionary<ConnectionMeter, byte> connections = new();
    private readonly ConcurrentDictionary<long, TimeZoneInfo> zones = new();
    private readonly Lock gate = new();
    private readonly Dictionary<UsageKey, Usage> usage = []; // since the last call of Unwritten
    private readonly Dictionary<long, long> trafficByPerson = [];
    private Dictionary<(UsageKey Key, int Day), Usage> unwritten = [];
    private long lastConversation;

    public void Add(ConnectionMeter connection) => connections[connection] = 0;

    /// <summary>Removes a connection that has ended and passed on its usage.</summary>
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

    /// <summary>Raises the highest known key of a conversation.</summary>
    public void NoteConversation(long conversation) => lastConversation = Math.Max(lastConversation, conversation);

    /// <summary>
    /// Removes the conversation from the key if it cannot exist, because an address may contain any number.
    /// </summary>
    public UsageKey WithKnownConversation(UsageKey key) =>
        key.Conversation <= lastConversation ? key : key with { Conversation = 0 };

    /// <summary>
    /// Day of a moment in a person's time zone, or in the server's if theirs is unknown: days since 1 January of the
    /// year 1.
    /// </summary>
    public int DayOf(long person, DateTimeOffset at) =>
        new UsageKey(person, default, 0, zones.GetValueOrDefault(person)).DayAt(at);

    /// <summary>
    /// All unwritten usage, including open connections, with the day it counts for. New usage counts for the current
    /// day and keeps it. Not for concurrent calls.
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

    /// <summary>Discards the usage last returned by <see cref="Unwritten"/>, once it is written.</summary>
    public void Forget()
    {
        lock (gate)
        {
            foreach (var ((key, _), amount) in unwritten) CountTraffic(key, -amount.Bytes);
            unwritten = [];
        }
    }

    /// <summary>A person's unwritten traffic in bytes, without the part that only open connections know.</summary>
    public long UnwrittenTrafficOf(long person)
    {
        lock (gate) return trafficByPerson.GetValueOrDefault(person);
    }

    // The caller holds the lock.
    private void CountTraffic(UsageKey key, long bytes)
    {
        if (key.Person == 0 || !key.Measure.IsTraffic()) return;
        var sum = trafficByPerson.GetValueOrDefault(key.Person) + bytes;
        if (sum == 0) trafficByPerson.Remove(key.Person);
        else trafficByPerson[key.Person] = sum;
    }
}
