using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Metering;

namespace OurWhats.Footprint.Totals;

/// <summary>
/// Usage to be added to the stored totals of a person, the site and a conversation, for the day and for all time.
/// </summary>
internal sealed class UsageBatch
{
    private readonly Dictionary<(Scope Scope, long Subject, int Day, Measure Measure), Usage> additions = [];

    /// <summary>Adds usage to a person (0 for nobody) and to the site.</summary>
    public void Add(long person, int day, Measure measure, Usage usage)
    {
        if (usage.IsEmpty) return;
        foreach (var totalDay in DayAndAllTime(day))
        {
            Add((Scope.Site, 0, totalDay, measure), usage);
            if (person > 0) Add((Scope.Person, person, totalDay, measure), usage);
        }
    }

    /// <summary>Adds metered traffic, also to a conversation if the key has one.</summary>
    public void Add(UsageKey key, int day, Usage usage)
    {
        Add(key.Person, day, key.Measure, usage);
        if (key.Conversation == 0 || key.Measure == Measure.Fresh) return;
        foreach (var totalDay in DayAndAllTime(day))
            Add((Scope.Conversation, key.Conversation, totalDay, Measure.Traffic), usage);
    }

    /// <summary>Adds another batch.</summary>
    public void Add(UsageBatch other)
    {
        foreach (var (total, usage) in other.additions) Add(total, usage);
    }

    /// <summary>The changes to totals of a range of days, both ends inclusive.</summary>
    public IEnumerable<UsageTotal> Between(Scope scope, long subject, int firstDay, int lastDay) =>
        All().Where(total => total.Scope == scope && total.Subject == subject && total.Day >= firstDay && total.Day <= lastDay);

    /// <summary>The changes to all-time totals of conversations.</summary>
    public IEnumerable<UsageTotal> OfConversations() =>
        All().Where(total => total is { Scope: Scope.Conversation, Day: UsageTotal.AllTime });

    /// <summary>Adds everything to the stored totals. Call it inside a write.</summary>
    public async Task Store(FootprintContext footprint, CancellationToken cancel)
    {
        foreach (var ((scope, subject, day, measure), usage) in additions)
        {
            await footprint.Database.ExecuteSqlAsync($"""
                INSERT INTO footprint_sums (Scope, Subject, Day, Measure, Times, Up, Down)
                VALUES ({(int)scope}, {subject}, {day}, {(int)measure}, {usage.Times}, {usage.Up}, {usage.Down})
                ON CONFLICT (Scope, Subject, Day, Measure) DO UPDATE SET
                    Times = footprint_sums.Times + excluded.Times,
                    Up = footprint_sums.Up + excluded.Up,
                    Down = footprint_sums.Down + excluded.Down
                """, cancel);
        }
    }

    private IEnumerable<UsageTotal> All() => additions.Select(addition => new UsageTotal
    {
        Scope = addition.Key.Scope,
        Subject = addition.Key.Subject,
        Day = addition.Key.Day,
        Measure = addition.Key.Measure,
        Times = addition.Value.Times,
        Up = addition.Value.Up,
        Down = addition.Value.Down,
    });

    private static int[] DayAndAllTime(int day) => [day, UsageTotal.AllTime];

    private void Add((Scope, long, int, Measure) total, Usage usage) =>
        additions[total] = additions.GetValueOrDefault(total) + usage;
}
