using System.Collections.Concurrent;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Totals;

namespace OurWhats.Footprint.Budgets;

/// <summary>Caches all budgets and their use in the current month, because every request needs them.</summary>
internal sealed class BudgetUsageCache(Meter meter, TimeProvider clock)
{
    private readonly ConcurrentDictionary<long, BudgetUsage> budgets = new();

    /// <summary>True if a new month has begun or the clock was set back: call <see cref="Load"/>.</summary>
    public bool IsStale { get; private set; }

    /// <summary>The use of a person's budget, unwritten usage included; null if they have no budget.</summary>
    public BudgetUsage? Of(long person)
    {
        if (!budgets.TryGetValue(person, out var budget)) return null;
        var month = MonthIn(budget.Zone);
        var written = budget.Month == month ? budget.Used : 0;
        return budget with { Used = written + meter.UnwrittenTrafficOf(person), Month = month };
    }

    /// <summary>Sets a person's monthly budget in bytes; null removes it.</summary>
    public void Set(long person, long? bytes, long used, TimeZoneInfo zone)
    {
        if (bytes is { } most) budgets[person] = new(most, used, MonthIn(zone), zone);
        else budgets.TryRemove(person, out _);
    }

    /// <summary>Adds bytes used by a person, once they are written.</summary>
    public void Use(long person, long bytes)
    {
        if (!budgets.TryGetValue(person, out var budget)) return;
        if (budget.Month == MonthIn(budget.Zone)) budgets[person] = budget with { Used = budget.Used + bytes };
        else IsStale = true;
    }

    /// <summary>Reads all budgets. People whose time zone is unknown get the server's.</summary>
    public async Task Load(FootprintContext footprint, CancellationToken cancel)
    {
        IsStale = false;
        foreach (var budget in await footprint.Budgets.AsNoTracking().ToListAsync(cancel))
        {
            var zone = budgets.TryGetValue(budget.PersonId, out var known) ? known.Zone : TimeZoneInfo.Local;
            var used = await UsedThisMonth(footprint, budget.PersonId, zone, cancel);
            Set(budget.PersonId, budget.Bytes, used, zone);
        }
    }

    private async Task<long> UsedThisMonth(
        FootprintContext footprint,
        long person,
        TimeZoneInfo zone,
        CancellationToken cancel)
    {
        var today = DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone).DateTime);
        var month = Period.Month(today).First;
        var (first, next) = (month.DayNumber, month.AddMonths(1).DayNumber);
        return await footprint.UsageTotals
            .Where(total => total.Scope == Scope.Person && total.Subject == person)
            .Where(total => total.Day >= first && total.Day < next && total.Measure <= Measure.LastTraffic)
            .SumAsync(total => total.Up + total.Down, cancel);
    }

    private int MonthIn(TimeZoneInfo zone)
    {
        var now = TimeZoneInfo.ConvertTime(clock.GetUtcNow(), zone);
        return now.Year * 12 + now.Month;
    }
}
