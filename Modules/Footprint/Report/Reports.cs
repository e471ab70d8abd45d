using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Method;
using OurWhats.Footprint.Mine;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>Finds what the report shows: sums by day, and of files what the journal told; no message is looked at.</summary>
internal sealed class Reports(FootprintContext footprint, Figures figures, Estimator estimator, Keeper keeper, Warehouse warehouse, IStoreRoom room, TimeProvider clock)
{
    private const int MostListed = 10;
    private const int TrendMonths = 12;

    public async Task<ReportModel> For(HttpContext context, CurrentUser me, GridForm grid, string? name, string? from, string? to, bool isTable, CancellationToken cancel)
    {
        await keeper.Write(cancel);
        var form = PeriodForm.Of("/admin/footprint", name, from, to, Period.Today(clock, me));
        var sums = await figures.Between(Scope.Place, 0, form.Period, cancel);
        var files = footprint.Files.AsNoTracking().Where(one => !one.IsErased);
        return new()
        {
            Shell = Shell.Bare(context, Texts.FootprintOfPlace), // on paper too: no list of one's conversations beside it
            Period = form,
            Totals = Totals.Of(sums),
            Estimate = await estimator.Of(sums, cancel),
            Chart = Chart.Of(sums, form, Texts.PlaceChartCaption, isTable),
            Storage = await warehouse.Of(room, cancel),
            Conversations = await footprint.Sums.AsNoTracking().Where(one => one.Scope == Scope.Conversation && one.Day == Sum.Ever).OrderByDescending(one => one.Down).Take(MostListed).Select(one => new Amount(one.Times, one.Up, one.Down)).ToListAsync(cancel),
            Files = [.. (await files.OrderByDescending(one => one.Bytes).Take(MostListed).ToListAsync(cancel)).Select(one => FileLine.Of(one, me))],
            Pages = [.. (await footprint.Routes.AsNoTracking().ToListAsync(cancel)).Select(Measured.Of).OrderBy(one => one.Index.Score)],
            Trend = await Trend(Period.Today(clock, me), cancel),
            Grid = grid,
            SetAside = await footprint.SetAside.CountAsync(cancel),
            IncompleteSince = keeper.IncompleteSince is { } since ? Texts.Incomplete.With(me.Local(since.ToUnixTimeMilliseconds()).ToString("g", me.Culture)) : null,
        };
    }

    // Totals beside what one message costs: where the second falls and the first rises, there is a rebound.
    private async Task<IReadOnlyList<TrendLine>> Trend(DateOnly today, CancellationToken cancel)
    {
        DateOnly first = new DateOnly(today.Year, today.Month, 1).AddMonths(1 - TrendMonths);
        var sums = await footprint.Sums.AsNoTracking().Where(one => one.Scope == Scope.Place && one.Subject == 0 && one.Day >= first.DayNumber && (one.Measure <= Measure.Assets || one.Measure == Measure.MessagesSent)).ToListAsync(cancel);
        return [.. sums.GroupBy(one => DateOnly.FromDayNumber(one.Day) is var day ? new DateOnly(day.Year, day.Month, 1) : default).OrderBy(all => all.Key).Select(all =>
        {
            var totals = Totals.Of(all);
            return new TrendLine(all.Key.ToString("Y", CultureInfo.CurrentCulture), totals.Traffic.Bytes, totals[Measure.MessagesSent].Times);
        })];
    }
}
