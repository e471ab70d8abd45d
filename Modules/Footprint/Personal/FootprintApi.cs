using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Footprint.Budgets;
using OurWhats.Footprint.Periods;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Personal;

/// <summary>/footprint: a person's own footprint and monthly budget.</summary>
internal static class FootprintApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/footprint", Show).WithMetadata(new ScreenName(80, () => Texts.MyFootprint));
        routes.MapPost("/footprint/budget", SetBudget).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        OverviewQuery overviews,
        BudgetUsageCache budgets,
        [AsParameters] PeriodQuery query,
        CancellationToken cancel)
    {
        var usage = budgets.Of(me.Id);
        var budget = BudgetView.Of(BudgetForm.Of(usage), usage, query.Saved == "budget");
        var overview = await overviews.For(context, me, query, budget, cancel);
        return HtmlResults.Page(
            FootprintPage.Create(overview),
            overview.Period.IsWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static async Task<IResult> SetBudget(
        HttpContext context,
        CurrentUser me,
        OverviewQuery overviews,
        BudgetUsageCache budgets,
        BudgetUpdate update,
        CancellationToken cancel)
    {
        var form = BudgetForm.Of((await Forms.Read(context)).Line("budget"));
        if (form.Error is not null)
        {
            var budget = BudgetView.Of(form, budgets.Of(me.Id), isSaved: false);
            var overview = await overviews.For(context, me, new PeriodQuery(), budget, cancel);
            return HtmlResults.Page(FootprintPage.Create(overview), StatusCodes.Status400BadRequest);
        }

        await update.Set(me, form.Bytes, cancel);
        return HtmlResults.SeeOther("/footprint?saved=budget#budget");
    }
}
