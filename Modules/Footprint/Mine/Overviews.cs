using Microsoft.AspNetCore.Http;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Mine;

/// <summary>Finds what a person's footprint shows: two queries of sums, one of the electricity, whatever was said.</summary>
internal sealed class Overviews(Figures figures, Estimator estimator, Keeper keeper, Warehouse warehouse, IStoreRoom room, TimeProvider clock)
{
    public async Task<Overview> For(HttpContext context, CurrentUser me, string? name, string? from, string? to, bool isTable, BudgetView budget, CancellationToken cancel)
    {
        await keeper.Write(cancel);
        var form = PeriodForm.Of("/footprint", name, from, to, Period.Today(clock, me));
        var sums = await figures.Between(Scope.Person, me.Id, form.Period, cancel);
        return new()
        {
            Shell = await Shell.For(context, me, Texts.MyFootprint, cancel),
            Period = form,
            Totals = Totals.Of(sums),
            Estimate = await estimator.Of(sums, cancel),
            Chart = Chart.Of(sums, form, Texts.ChartCaption, isTable),
            Storage = await warehouse.Of(room, cancel),
            Budget = budget,
            IncompleteSince = keeper.IncompleteSince is { } since ? Texts.Incomplete.With(me.Local(since.ToUnixTimeMilliseconds()).ToString("g", me.Culture)) : null,
        };
    }
}
