using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Totals;

namespace OurWhats.Footprint.Personal;

/// <summary>Queries totals of a person, a conversation or the site: a handful of rows per day.</summary>
internal sealed class UsageQueries(FootprintContext footprint)
{
    private static readonly Func<FootprintContext, Scope, long, int, int, IAsyncEnumerable<UsageTotal>> FindDays =
        EF.CompileAsyncQuery((FootprintContext footprint, Scope scope, long subject, int first, int last) =>
            footprint.UsageTotals.AsNoTracking()
                .Where(total => total.Scope == scope && total.Subject == subject)
                .Where(total => total.Day >= first && total.Day <= last));

    /// <summary>Totals of each day of a period, including unwritten usage.</summary>
    public async Task<IReadOnlyList<UsageTotal>> Between(
        Scope scope,
        long subject,
        Period period,
        UsageBatch unwritten,
        CancellationToken cancel)
    {
        var stored = await Between(scope, subject, period, cancel);
        var more = unwritten.Between(scope, subject, period.First.DayNumber, period.Last.DayNumber);
        return UsageTotal.Merge(stored.Concat(more));
    }

    /// <summary>Stored totals of each day of a period.</summary>
    public Task<IReadOnlyList<UsageTotal>> Between(Scope scope, long subject, Period period, CancellationToken cancel) =>
        Days(scope, subject, period.First.DayNumber, period.Last.DayNumber, cancel);

    /// <summary>Stored all-time totals.</summary>
    public Task<IReadOnlyList<UsageTotal>> AllTime(Scope scope, long subject, CancellationToken cancel) =>
        Days(scope, subject, UsageTotal.AllTime, UsageTotal.AllTime, cancel);

    private async Task<IReadOnlyList<UsageTotal>> Days(
        Scope scope,
        long subject,
        int first,
        int last,
        CancellationToken cancel) =>
        await FindDays(footprint, scope, subject, first, last).ToListAsync(cancel);
}
