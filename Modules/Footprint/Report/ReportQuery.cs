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
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>Loads the report on the site from daily totals and file figures; it never reads a message.</summary>
internal sealed class ReportQuery(
    FootprintContext footprint,
    UsageQueries usage,
    TrafficKinds kinds,
    Estimator estimator,
    UsageWriter writer,
    StorageUsageCache storageUsage,
    TimeProvider clock)
{
    private const int MostListed = 10;
    private const int TrendMonths = 12;

    /// <summary>The page, with the submitted electricity form.</summary>
    public async Task<ReportModel> For(
        HttpContext context,
        CurrentUser me,
        PeriodQuery query,
        ElectricityMixForm electricityMix,
        CancellationToken cancel)
    {
        var weight = await storageUsage.Get(cancel);
        var form = FormOf(me, query);
        return await writer.Read(Report, cancel);

        async Task<ReportModel> Report(UnwrittenUsage unwritten)
        {
            var totals = await TotalsOf(form.Period, unwritten, cancel);
            var summary = UsageSummary.Of(totals);
            return new()
            {
                Shell = Shell.Bare(context, Texts.FootprintOfPlace), // printed, so no left column
                Period = form,
                Summary = summary,
                Traffic = TrafficTableModel.Of(summary, kinds),
                Estimate = await estimator.Of(totals, cancel),
                Chart = Chart.Of(totals, form, Texts.PlaceChartCaption, query.IsTable),
                Storage = weight,
                Conversations = await HeaviestConversations(unwritten, cancel),
                Files = await BiggestFiles(unwritten, me, cancel),
                Pages = await Pages(unwritten, cancel),
                Trend = await Trend(unwritten, Period.Today(clock, me), cancel),
                ElectricityMix = electricityMix,
                SkippedEntries = unwritten.SkippedEntries,
                IncompleteSince = IncompleteText.Of(writer.IncompleteSince, me),
            };
        }
    }

    /// <summary>The form for the requested period.</summary>
    public PeriodForm FormOf(CurrentUser me, PeriodQuery query) =>
        PeriodForm.Of("/admin/footprint", query, Period.Today(clock, me));

    /// <summary>The site's totals of each day, up to now.</summary>
    public Task<IReadOnlyList<UsageTotal>> TotalsOf(Period period, CancellationToken cancel) =>
        writer.Read(unwritten => TotalsOf(period, unwritten, cancel), cancel);

    private Task<IReadOnlyList<UsageTotal>> TotalsOf(Period period, UnwrittenUsage unwritten, CancellationToken cancel) =>
        usage.Between(Scope.Site, 0, period, unwritten.Totals, cancel);

    private async Task<IReadOnlyList<Usage>> HeaviestConversations(UnwrittenUsage unwritten, CancellationToken cancel)
    {
        var conversations = footprint.UsageTotals.AsNoTracking()
            .Where(total => total.Scope == Scope.Conversation && total.Day == UsageTotal.AllTime);
        var heaviest = await conversations.OrderByDescending(total => total.Down).Take(MostListed).ToListAsync(cancel);
        var grown = unwritten.Totals.OfConversations().ToList();
        var subjects = grown.ConvertAll(total => total.Subject);
        var before = await conversations.Where(total => subjects.Contains(total.Subject)).ToListAsync(cancel);
        return
        [
            .. UsageTotal.Merge(heaviest.UnionBy(before, total => total.Subject).Concat(grown))
                .OrderByDescending(total => total.Down)
                .Take(MostListed)
                .Select(total => total.Usage),
        ];
    }

    private async Task<IReadOnlyList<FileLine>> BiggestFiles(
        UnwrittenUsage unwritten,
        CurrentUser me,
        CancellationToken cancel)
    {
        var changed = unwritten.Files.ToDictionary(file => file.FileId);
        var stored = await footprint.Files.AsNoTracking()
            .Where(file => !file.IsErased)
            .OrderByDescending(file => file.Bytes)
            .Take(MostListed + changed.Count)
            .ToListAsync(cancel);
        return
        [
            .. stored
                .Where(file => !changed.ContainsKey(file.FileId))
                .Concat(changed.Values.Where(file => !file.IsErased))
                .OrderByDescending(file => file.Bytes)
                .Take(MostListed)
                .Select(file => FileLine.Of(file, me)),
        ];
    }

    private async Task<IReadOnlyList<PageWeight>> Pages(UnwrittenUsage unwritten, CancellationToken cancel)
    {
        var stored = await footprint.Routes.AsNoTracking().ToListAsync(cancel);
        return
        [
            .. unwritten.Pages
                .UnionBy(stored, page => page.Route)
                .Select(PageWeight.Of)
                .OrderBy(page => page.Index.Score)
                .ThenBy(page => page.Route, StringComparer.Ordinal),
        ];
    }

    // Traffic next to bytes per message: if the first rises while the second falls, that is a rebound effect.
    private async Task<IReadOnlyList<TrendLine>> Trend(
        UnwrittenUsage unwritten,
        DateOnly today,
        CancellationToken cancel)
    {
        var first = MonthOf(today).AddMonths(1 - TrendMonths);
        var totals = await footprint.UsageTotals.AsNoTracking()
            .Where(total => total.Scope == Scope.Site && total.Subject == 0 && total.Day >= first.DayNumber)
            .Where(total => total.Measure <= Measure.LastTraffic || total.Measure == Measure.MessagesSent)
            .ToListAsync(cancel);
        return
        [
            .. totals
                .Concat(unwritten.Totals.Between(Scope.Site, 0, first.DayNumber, int.MaxValue))
                .GroupBy(total => MonthOf(DateOnly.FromDayNumber(total.Day)))
                .OrderBy(month => month.Key)
                .Select(month => TrendOf(month.Key, UsageSummary.Of(month))),
        ];
    }

    private static TrendLine TrendOf(DateOnly month, UsageSummary summary) =>
        new(month.ToString("Y", CultureInfo.CurrentCulture), summary.Traffic.Bytes, summary[Measure.MessagesSent].Times);

    private static DateOnly MonthOf(DateOnly day) => new(day.Year, day.Month, 1);
}
