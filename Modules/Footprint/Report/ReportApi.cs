using System.Globalization;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Mine;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>/admin/footprint: the footprint of the place, for administrators. Sums, never a person's.</summary>
internal static class ReportApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var report = routes.MapGroup("/admin").RequireAuthorization(Roles.Administrators);
        report.MapGet("/footprint", Show);
        report.MapGet("/footprint.csv", GiveCsv);
        report.MapGet("/footprint.json", GiveJson);
        report.MapPost("/footprint/grid", SetGrid).RequireRateLimiting(Limits.Changes);
    }

    /// <param name="p">"day", "week" or "month".</param>
    /// <param name="from">The first day of another period.</param>
    /// <param name="to">Its last day.</param>
    /// <param name="table">Anything for a table in place of the chart.</param>
    private static async Task<IResult> Show(HttpContext context, CurrentUser me, Reports reports, Estimator estimator, string? p, string? from, string? to, string table = "", string saved = "", CancellationToken cancel = default)
    {
        var grid = GridForm.Of(await estimator.Grid(cancel)) with { IsSaved = saved == "grid" };
        return await Page(context, me, reports, grid, p, from, to, table.Length > 0, cancel);
    }

    private static async Task<IResult> SetGrid(HttpContext context, CurrentUser me, Reports reports, FootprintContext footprint, UnitOfWork unit, TimeProvider clock, CancellationToken cancel)
    {
        var form = GridForm.Of((await Forms.Read(context)).Line("grid"));
        if (form.Intensity is not { } intensity) return await Page(context, me, reports, form, null, null, null, isTable: false, cancel);
        var today = Period.Today(clock, me).DayNumber;
        await unit.Write(async () =>
        {
            await footprint.Grids.Where(one => one.FromDay >= today).ExecuteDeleteAsync(cancel);
            footprint.Add(new Grid { FromDay = today, Intensity = intensity });
            await footprint.SaveChangesAsync(cancel);
        }, cancel);
        return Answers.SeeOther("/admin/footprint?saved=grid#grid");
    }

    private static async Task<IResult> GiveCsv(HttpContext context, CurrentUser me, Figures figures, Keeper keeper, TimeProvider clock, string? p, string? from, string? to, CancellationToken cancel)
    {
        var form = PeriodForm.Of("/admin/footprint", p, from, to, Period.Today(clock, me));
        if (form.Wrong is { } wrong) return Refusal.Of(context, StatusCodes.Status400BadRequest, wrong);
        await keeper.Write(cancel);
        StringBuilder text = new("day,measure,times,bytes_up,bytes_down\r\n");
        foreach (var one in await figures.Between(Scope.Place, 0, form.Period, cancel))
            text.Append(CultureInfo.InvariantCulture, $"{DateOnly.FromDayNumber(one.Day):yyyy-MM-dd},{one.Measure},{one.Times},{one.Up},{one.Down}\r\n");
        return Results.File(Encoding.UTF8.GetBytes(text.ToString()), "text/csv; charset=utf-8", $"footprint-{form.Period.First:yyyyMMdd}-{form.Period.Last:yyyyMMdd}.csv");
    }

    private static async Task<IResult> GiveJson(HttpContext context, CurrentUser me, Figures figures, Estimator estimator, Keeper keeper, TimeProvider clock, string? p, string? from, string? to, CancellationToken cancel)
    {
        var form = PeriodForm.Of("/admin/footprint", p, from, to, Period.Today(clock, me));
        if (form.Wrong is { } wrong) return Refusal.Of(context, StatusCodes.Status400BadRequest, wrong);
        await keeper.Write(cancel);
        var sums = await figures.Between(Scope.Place, 0, form.Period, cancel);
        return Results.File(ReportFile.Write(form.Period, sums, await estimator.Of(sums, cancel)), "application/json", $"footprint-{form.Period.First:yyyyMMdd}-{form.Period.Last:yyyyMMdd}.json");
    }

    private static async Task<IResult> Page(HttpContext context, CurrentUser me, Reports reports, GridForm grid, string? p, string? from, string? to, bool isTable, CancellationToken cancel)
    {
        var page = await reports.For(context, me, grid, p, from, to, isTable, cancel);
        return Answers.Page(ReportPage.Create(page), page.Period.IsWrong || grid.Error is not null ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }
}
