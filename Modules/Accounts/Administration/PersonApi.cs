using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>/admin/people/{name}: a person, and what administrators do to them.</summary>
internal static class PersonApi
{
    public static void Map(RouteGroupBuilder admin)
    {
        var person = admin.MapGroup("/people/{name}");
        person.MapGet("", Show);
        person.MapPost("/suspend", Suspend).RequireRateLimiting(Limits.Changes);
        person.MapPost("/reopen", Reopen).RequireRateLimiting(Limits.Changes);
        person.MapPost("/role", GrantAdministrator).RequireRateLimiting(Limits.Changes);
        person.MapPost("/role/end", RevokeAdministrator).RequireRateLimiting(Limits.Changes);
        person.MapPost("/reset-link", MakeResetLink).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(
        string name,
        HttpContext context,
        CurrentUser me,
        UserManager<Person> users,
        PersonPages pages,
        CancellationToken cancel,
        string saved = "")
    {
        if (await users.FindByNameAsync(name) is not { } person) return ErrorResponse.NotFound(context);
        PersonView view = new(person) { Saved = saved == "yes" };
        return await pages.Page(context, me, view, StatusCodes.Status200OK, cancel);
    }

    private static async Task<IResult> Suspend(
        string name,
        HttpContext context,
        CurrentUser me,
        PersonService service,
        PersonPages pages,
        CancellationToken cancel) =>
        await pages.RedirectOrRefuse(context, me, await service.Suspend(me, name, cancel), cancel);

    private static async Task<IResult> Reopen(
        string name,
        HttpContext context,
        CurrentUser me,
        PersonService service,
        PersonPages pages,
        CancellationToken cancel) =>
        await pages.RedirectOrRefuse(context, me, await service.Reopen(me, name, cancel), cancel);

    private static async Task<IResult> GrantAdministrator(
        string name,
        HttpContext context,
        CurrentUser me,
        PersonService service,
        PersonPages pages,
        CancellationToken cancel) =>
        await pages.RedirectOrRefuse(context, me, await service.GrantAdministrator(me, name, cancel), cancel);

    private static async Task<IResult> RevokeAdministrator(
        string name,
        HttpContext context,
        CurrentUser me,
        PersonService service,
        PersonPages pages,
        CancellationToken cancel) =>
        await pages.RedirectOrRefuse(context, me, await service.RevokeAdministrator(me, name, cancel), cancel);

    // The link is shown on this response only: it is in no address, and only its hash is stored.
    private static async Task<IResult> MakeResetLink(
        string name,
        HttpContext context,
        CurrentUser me,
        PersonService service,
        PersonPages pages,
        CancellationToken cancel)
    {
        var result = await service.MakeResetLink(me, name, cancel);
        if (result is not { Person: { } person, Refusal: null })
            return await pages.RedirectOrRefuse(context, me, result, cancel);
        PersonView view = new(person) { ResetLink = AbsoluteUrl.Of(context, "/reset/" + result.ResetCode) };
        return await pages.Page(context, me, view, StatusCodes.Status200OK, cancel);
    }
}
