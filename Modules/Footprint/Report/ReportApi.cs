using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Periods;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Report;

/// <summary>
/// /admin/footprint: the site's footprint, for administrators. Contains totals only, never a person's figures.
/// </summary>
internal static class ReportApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var report = routes.MapGroup("/admin").RequireAuthorization(Roles.Administrators);
        report.MapGet("/footprint", Show);
        report.MapGet("/footprint.csv", DownloadCsv);
        report.MapGet("/footprint.json", DownloadJson);
        report.MapPost("/footprint/grid", SetElectricityMix).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(
        HttpContext context,
        CurrentUser me,
        ReportQuery reports,
        Estimator estimator,
        [AsParameters] PeriodQuery query,
        CancellationToken cancel)
    {
        var form = ElectricityMixForm.Of(await estimator.Intensity(cancel)) with { IsSaved = query.Saved == "grid" };
        return Page(await reports.For(context, me, query, form, cancel));
    }

    private static async Task<IResult> SetElectricityMix(
        HttpContext context,
        CurrentUser me,
        ReportQuery reports,
        ElectricityMixUpdate update,
        CancellationToken cancel)
    {
        var form = ElectricityMixForm.Of((await Forms.Read(context)).Line("grid"));
        if (form.Intensity is not { } intensity)
            return Page(await reports.For(context, me, new PeriodQuery(), form, cancel));

        await update.Set(me, intensity, cancel);
        return HtmlResults.SeeOther("/admin/footprint?saved=grid#grid");
    }

    private static Task<IResult> DownloadCsv(
        HttpContext context,
        CurrentUser me,
        ReportQuery reports,
        ReportFile file,
        [AsParameters] PeriodQuery query,
        CancellationToken cancel)
    {
        return Download(context, reports.FormOf(me, query), Csv);

        async Task<IResult> Csv(Period period)
        {
            var content = file.Csv(await reports.TotalsOf(period, cancel));
            return Results.File(content, "text/csv; charset=utf-8", FileName(period, "csv"));
        }
    }

    private static Task<IResult> DownloadJson(
        HttpContext context,
        CurrentUser me,
        ReportQuery reports,
        ReportFile file,
        [AsParameters] PeriodQuery query,
        CancellationToken cancel)
    {
        return Download(context, reports.FormOf(me, query), Json);

        async Task<IResult> Json(Period period)
        {
            var content = await file.Json(period, await reports.TotalsOf(period, cancel), cancel);
            return Results.File(content, "application/json", FileName(period, "json"));
        }
    }

    private static async Task<IResult> Download(HttpContext context, PeriodForm form, Func<Period, Task<IResult>> file) =>
        form.Wrong is { } wrong
            ? ErrorResponse.Of(context, StatusCodes.Status400BadRequest, wrong)
            : await file(form.Period);

    private static IResult Page(ReportModel report)
    {
        var isWrong = report.Period.IsWrong || report.ElectricityMix.Error is not null;
        return HtmlResults.Page(
            ReportPage.Create(report),
            isWrong ? StatusCodes.Status400BadRequest : StatusCodes.Status200OK);
    }

    private static string FileName(Period period, string extension) =>
        $"footprint-{period.First:yyyyMMdd}-{period.Last:yyyyMMdd}.{extension}";
}
