using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;

namespace OurWhats.Footprint.Budgets;

/// <summary>Who has set themselves a budget for the month, and how much of it is used: in memory, as each request asks.</summary>
internal sealed class Allowances(TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, Allowance> all = new();

    /// <summary>A person's, or null.</summary>
    public Allowance? Of(long person) => all.TryGetValue(person, out var allowance) && allowance.Month == MonthOf(allowance.Zone) ? allowance
        : allowance is null ? null : allowance with { Used = 0, Month = MonthOf(allowance.Zone) };

    /// <summary>Sets one, or takes it away.</summary>
    public void Set(long person, long? bytes, long used, TimeZoneInfo zone)
    {
        if (bytes is { } most) all[person] = new(most, used, MonthOf(zone), zone);
        else all.TryRemove(person, out _);
    }

    /// <summary>True where they are to be read again: another month began, or the clock was set back.</summary>
    public bool IsStale { get; private set; }

    /// <summary>They have used some more.</summary>
    public void Use(long person, long bytes)
    {
        if (!all.TryGetValue(person, out var allowance)) return;
        if (allowance.Month == MonthOf(allowance.Zone)) all[person] = allowance with { Used = allowance.Used + bytes };
        else IsStale = true;
    }

    /// <summary>Reads them; whose clock is not known yet goes by the place's.</summary>
    public async Task Load(FootprintContext footprint, CancellationToken cancel)
    {
        IsStale = false;
        foreach (var budget in await footprint.Budgets.AsNoTracking().ToListAsync(cancel))
        {
            var zone = all.TryGetValue(budget.PersonId, out var known) ? known.Zone : TimeZoneInfo.Local;
            var month = Period.Month(DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime)).First;
            var (first, next) = (month.DayNumber, month.AddMonths(1).DayNumber);
            var used = await footprint.Sums.Where(one => one.Scope == Scope.Person && one.Subject == budget.PersonId && one.Day >= first && one.Day < next && one.Measure <= Measure.Assets).SumAsync(one => one.Up + one.Down, cancel);
            Set(budget.PersonId, budget.Bytes, used, zone);
        }
    }

    private int MonthOf(TimeZoneInfo zone) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone) is var now ? now.Year * 12 + now.Month : 0;
}

/// <summary>How much of a budget is used.</summary>
/// <param name="Bytes">What may be used in a month.</param>
/// <param name="Used">What was used.</param>
/// <param name="Month">In which month, counted from the year 0.</param>
/// <param name="Zone">By which clock.</param>
internal sealed record Allowance(long Bytes, long Used, int Month, TimeZoneInfo Zone)
{
    private const double Near = 0.8;

    public int Percent => Bytes == 0 ? 100 : (int)Math.Min(999, Used * 100.0 / Bytes);

    public bool IsNear => Used >= Bytes * Near;

    public bool IsUsedUp => Used >= Bytes;
}
