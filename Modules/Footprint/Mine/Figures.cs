using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;

namespace OurWhats.Footprint.Mine;

/// <summary>Finds what added up: a handful of rows a day, however much was said.</summary>
internal sealed class Figures(FootprintContext footprint)
{
    private static readonly Func<FootprintContext, Scope, long, int, int, IAsyncEnumerable<Sum>> FindDays =
        EF.CompileAsyncQuery((FootprintContext footprint, Scope scope, long subject, int first, int last) =>
            footprint.Sums.AsNoTracking().Where(one => one.Scope == scope && one.Subject == subject && one.Day >= first && one.Day <= last));

    /// <summary>The sums of some days.</summary>
    public Task<IReadOnlyList<Sum>> Between(Scope scope, long subject, Period period, CancellationToken cancel) => Days(scope, subject, period.First.DayNumber, period.Last.DayNumber, cancel);

    /// <summary>The sums of all days together.</summary>
    public Task<IReadOnlyList<Sum>> Ever(Scope scope, long subject, CancellationToken cancel) => Days(scope, subject, Sum.Ever, Sum.Ever, cancel);

    private async Task<IReadOnlyList<Sum>> Days(Scope scope, long subject, int first, int last, CancellationToken cancel) =>
        await FindDays(footprint, scope, subject, first, last).ToListAsync(cancel);
}
