using Microsoft.AspNetCore.Http;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Recording;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>
/// Loads a person's footprint with one query of totals and one of the electricity, however long the history.
/// </summary>
internal sealed class OverviewQuery(
    UsageQueries usage,
    TrafficKinds kinds,
    Estimator estimator,
    UsageWriter writer,
    StorageUsageCache storageUsage,
    TimeProvider clock)
{
    public async Task<Overview> For(
        HttpContext context,
        CurrentUser me,
        PeriodQuery query,
        BudgetView budget,
        CancellationToken cancel)
    {
        var form = PeriodForm.Of("/footprint", query, Period.Today(clock, me));
        var totals = await writer.Read(
            unwritten => usage.Between(Scope.Person, me.Id, form.Period, unwritten.Totals, cancel),
            cancel);
        var summary = UsageSummary.Of(totals);
        return new()
        {
            Shell = await Shell.For(context, me, Texts.MyFootprint, cancel),
            Period = form,
            Summary = summary,
            Traffic = TrafficTableModel.Of(summary, kinds),
            Estimate = await estimator.Of(totals, cancel),
            Chart = Chart.Of(totals, form, Texts.ChartCaption, query.IsTable),
            Storage = me.IsAdministrator
                ? StorageUsageRows.Of(await storageUsage.Get(cancel))
                : [(await storageUsage.Daily(cancel)).Row],
            Budget = budget,
            IncompleteSince = IncompleteText.Of(writer.IncompleteSince, me),
        };
    }
}
