using System.Globalization;
using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Methodology;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Personal;
using OurWhats.Footprint.Recording;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>Loads the report on the site: daily totals, and file figures from the journal; it never reads a message.</summary>
internal sealed class ReportQuery(
    FootprintContext footprint,
    UsageQueries usage,
    TrafficKinds kinds,
    Estimator estimator,
    UsageWriter writer,
    StorageUsageCache storageUsage,
    IStorageUsage storage,
    TimeProvider clock)
{
    private const int MostListed = 10;
    private const int TrendMonths = 12;

    /// <summary>The page, with what was typed about the electricity.</summary>
    public async Task<ReportModel> For(
        HttpContext context,
        CurrentUser me,
        PeriodQuery query,
        ElectricityMixForm electricityMix,
        CancellationToken cancel)
    {
        var form = FormOf(me, query);
        var totals = await TotalsOf(form.Period, cancel);
        var summary = UsageSummary.Of(totals);
        return new()
        {
            Shell = Shell.Bare(context, Texts.FootprintOfPlace), // it is printed: no list of conversations beside it
            Period = form,
            Summary = summary,
            Traffic = TrafficTableModel.Of(summary, kinds),
            Estimate = await estimator.Of(totals, cancel),
            Chart = Chart.Of(totals, form, Texts.PlaceChartCaption, query.IsTable),
            Storage = await storageUsage.Get(storage, cancel),
            Conversations = await HeaviestConversations(cancel),
            Files = await BiggestFiles(me, cancel),
            Pages = await Pages(cancel),
            Trend = await Trend(Period.Today(clock, me), cancel),
            ElectricityMix = electricityMix,
            SkippedEntries = await footprint.SkippedEntries.CountAsync(cancel),
            IncompleteSince = IncompleteText.Of(writer.IncompleteSince, me),
        };
    }

    /// <summary>The period asked for, with its errors.</summary>
    public PeriodForm FormOf(CurrentUser me, PeriodQuery query) =>
        PeriodForm.Of("/admin/footprint", query, Period.Today(clock, me));

    /// <summary>The site's totals of each day, up to now.</summary>
    public async Task<IReadOnlyList<UsageTotal>> TotalsOf(Period period, CancellationToken cancel)
    {
        await writer.Write(cancel);
        return await usage.Between(Scope.Site, 0, period, cancel);
    }

    private async Task<IReadOnlyList<Usage>> HeaviestConversations(CancellationToken cancel) =>
        await footprint.UsageTotals.AsNoTracking()
            .Where(total => total.Scope == Scope.Conversation && total.Day == UsageTotal.AllTime)
            .OrderByDescending(total => total.Down)
            .Take(MostListed)
            .Select(total => new Usage(total.Times, total.Up, total.Down))
            .ToListAsync(cancel);

    private async Task<IReadOnlyList<FileLine>> BiggestFiles(CurrentUser me, CancellationToken cancel)
    {
        var files = await footprint.Files.AsNoTracking()
            .Where(file => !file.IsErased)
            .OrderByDescending(file => file.Bytes)
            .Take(MostListed)
            .ToListAsync(cancel);
        return [.. files.Select(file => FileLine.Of(file, me))];
    }

    private async Task<IReadOnlyList<PageWeight>> Pages(CancellationToken cancel)
    {
        var routes = await footprint.Routes.AsNoTracking().ToListAsync(cancel);
        return [.. routes.Select(PageWeight.Of).OrderBy(page => page.Index.Score)];
    }

    // Traffic beside the bytes per message: where the second falls and the first rises, there is a rebound effect.
    private async Task<IReadOnlyList<TrendLine>> Trend(DateOnly today, CancellationToken cancel)
    {
        var first = MonthOf(today).AddMonths(1 - TrendMonths);
        var totals = await footprint.UsageTotals.AsNoTracking()
            .Where(total => total.Scope == Scope.Site && total.Subject == 0 && total.Day >= first.DayNumber)
            .Where(total => total.Measure <= Measure.LastTraffic || total.Measure == Measure.MessagesSent)
            .ToListAsync(cancel);
        return
        [
            .. totals
                .GroupBy(total => MonthOf(DateOnly.FromDayNumber(total.Day)))
                .OrderBy(month => month.Key)
                .Select(month => TrendOf(month.Key, UsageSummary.Of(month))),
        ];
    }

    private static TrendLine TrendOf(DateOnly month, UsageSummary summary) =>
        new(month.ToString("Y", CultureInfo.CurrentCulture), summary.Traffic.Bytes, summary[Measure.MessagesSent].Times);

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
