using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Measuring;

namespace OurWhats.Footprint.Sums;

/// <summary>What is to be added to sums: to the person's, the place's and the conversation's, of the day and of all days.</summary>
internal sealed class Additions
{
    private readonly Dictionary<(Scope Scope, long Subject, int Day, Measure Measure), Amount> amounts = [];

    public bool IsNothing => amounts.Count == 0;

    /// <summary>Adds to a person's sums and to the place's.</summary>
    public void Add(long person, int day, Measure measure, Amount amount)
    {
        if (amount.IsNothing) return;
        foreach (var one in (int[])[day, Sum.Ever])
        {
            Add((Scope.Place, 0, one, measure), amount);
            if (person > 0) Add((Scope.Person, person, one, measure), amount);
        }
    }

    /// <summary>The same for what crossed the wire, which may belong to a conversation too.</summary>
    public void Add(Charge charge, int day, Amount amount)
    {
        Add(charge.Person, day, charge.Measure, amount);
        if (charge.Conversation == 0 || charge.Measure == Measure.Fresh) return;
        foreach (var one in (int[])[day, Sum.Ever]) Add((Scope.Conversation, charge.Conversation, one, Measure.Traffic), amount);
    }

    /// <summary>Stores them. Inside a write.</summary>
    public async Task Store(FootprintContext footprint, CancellationToken cancel)
    {
        foreach (var ((scope, subject, day, measure), amount) in amounts)
        {
            await footprint.Database.ExecuteSqlAsync($"""
                INSERT INTO footprint_sums (Scope, Subject, Day, Measure, Times, Up, Down) VALUES ({(int)scope}, {subject}, {day}, {(int)measure}, {amount.Times}, {amount.Up}, {amount.Down})
                ON CONFLICT (Scope, Subject, Day, Measure) DO UPDATE SET Times = footprint_sums.Times + excluded.Times, Up = footprint_sums.Up + excluded.Up, Down = footprint_sums.Down + excluded.Down
                """, cancel);
        }
    }

    private void Add((Scope, long, int, Measure) key, Amount amount) => amounts[key] = amounts.GetValueOrDefault(key) + amount;
}
