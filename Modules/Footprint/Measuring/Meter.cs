using System.Collections.Concurrent;
using OurWhats.Footprint.Sums;

namespace OurWhats.Footprint.Measuring;

/// <summary>What has crossed the wire and is not written down yet, in memory.</summary>
internal sealed class Meter
{
    private readonly ConcurrentDictionary<Line, byte> lines = new();
    private readonly ConcurrentDictionary<long, TimeZoneInfo> zones = new();
    private readonly Lock gate = new();
    private Dictionary<Charge, Amount> amounts = [];
    private long lastConversation;

    /// <summary>A connection opens.</summary>
    public void Add(Line line) => lines[line] = 0;

    /// <summary>A connection is over, and all that crossed it is charged.</summary>
    public void Remove(Line line) => lines.TryRemove(line, out _);

    /// <summary>Charges some more.</summary>
    public void Add(Charge charge, Amount amount)
    {
        if (amount.IsNothing) return;
        if (charge is { Person: > 0, Zone: { } zone }) zones[charge.Person] = zone;
        lock (gate) amounts[charge] = amounts.GetValueOrDefault(charge) + amount;
    }

    /// <summary>There is a conversation with this key.</summary>
    public void Learn(long conversation) => lastConversation = Math.Max(lastConversation, conversation);

    /// <summary>The same charge, without a conversation that cannot be: addresses may name any.</summary>
    public Charge Known(Charge charge) => charge.Conversation <= lastConversation ? charge : charge with { Conversation = 0 };

    /// <summary>The day at a moment on a person's clock, where it is known: days since 1 January of the year 1.</summary>
    public int DayOf(long person, DateTimeOffset at) => new Charge(person, default, 0, zones.GetValueOrDefault(person)).DayAt(at);

    /// <summary>All that was charged since the last time, with what crossed open connections until now.</summary>
    public IReadOnlyDictionary<Charge, Amount> Take()
    {
        foreach (var line in lines.Keys) line.Settle();
        lock (gate)
        {
            var taken = amounts;
            amounts = [];
            return taken;
        }
    }
}
