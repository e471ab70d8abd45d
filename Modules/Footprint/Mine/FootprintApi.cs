using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Mine;

/// <summary>/footprint: what a person caused, and their budget for the month.</summary>
internal static class FootprintApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/footprint", Show);
        routes.MapPost("/footprint/budget", SetBudget).RequireRateLimiting(Limits.Changes);
    }

    /// <param name="p">"day", "week" or "month".</param>
    /// <param name="from">The first day of another period.</param>
    /// <param name="to">Its last day.</param>
    /// <param name="table">Anything for a table in place of the chart.</param>
    private static async Task<IResult> Show(HttpContext context, CurrentUser me, Overviews overviews, Allowances allowances, string? p, string? from, string? to, string table = "", string saved = "", CancellationToken cancel = default)
    {
        var budget = BudgetView.Of(BudgetForm.Of(allowances.Of(me.Id)), allowances.Of(me.Id), saved == "budget");
        var page = await overviews.For(context, me, p, from, to, table.Length > 0, budget, cancel);
        return Answers.Page(FootprintPage.Create(page), page.Period.IsWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static async Task<IResult> SetBudget(HttpContext context, CurrentUser me, Overviews overviews, Allowances allowances, Figures figures, FootprintContext footprint, UnitOfWork unit, TimeProvider clock, CancellationToken cancel)
    {
        var form = BudgetForm.Of((await Forms.Read(context)).Line("budget"));
        if (form.Error is not null)
        {
            var page = await overviews.For(context, me, null, null, null, isTable: false, BudgetView.Of(form, allowances.Of(me.Id), isSaved: false), cancel);
            return Answers.Page(FootprintPage.Create(page), StatusCodes.Status400BadRequest);
        }

        var month = Period.Month(Period.Today(clock, me));
        var used = Totals.Of(await figures.Between(Scope.Person, me.Id, month, cancel)).Traffic.Bytes;
        await unit.Write(async () =>
        {
            await footprint.Budgets.Where(one => one.PersonId == me.Id).ExecuteDeleteAsync(cancel);
            if (form.Bytes is { } bytes) footprint.Add(new Budget { PersonId = me.Id, Bytes = bytes });
            await footprint.SaveChangesAsync(cancel);
            unit.AfterCommit(() => allowances.Set(me.Id, form.Bytes, used, me.Zone));
        }, cancel);
        return Answers.SeeOther("/footprint?saved=budget#budget");
    }
}
