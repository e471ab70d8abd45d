using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.People;
using OurWhats.Accounts.SecondFactors;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>/admin/people/{name}: a person's account, with actions for administrators.</summary>
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
        person.MapPost("/second-factor/removal", RemoveSecondFactor).RequireRateLimiting(Limits.Changes);
        person.MapPost("/reset-link", MakeResetLink).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(
        [AsParameters] PersonRequest request,
        UserManager<Person> users,
        string saved = "")
    {
        if (await users.FindByNameAsync(request.Name) is not { } person) return ErrorResponse.NotFound(request.Context);
        return await request.Page(new(person) { Saved = saved == "yes" });
    }

    private static async Task<IResult> Suspend([AsParameters] PersonRequest request, PersonService service) =>
        await request.RedirectOrRefuse(await service.Suspend(request.Me, request.Name, request.Cancel));

    private static async Task<IResult> Reopen([AsParameters] PersonRequest request, PersonService service) =>
        await request.RedirectOrRefuse(await service.Reopen(request.Me, request.Name, request.Cancel));

    private static async Task<IResult> GrantAdministrator([AsParameters] PersonRequest request, PersonService service) =>
        await request.RedirectOrRefuse(await service.GrantAdministrator(request.Me, request.Name, request.Cancel));

    private static async Task<IResult> RevokeAdministrator([AsParameters] PersonRequest request, PersonService service) =>
        await request.RedirectOrRefuse(await service.RevokeAdministrator(request.Me, request.Name, request.Cancel));

    private static async Task<IResult> RemoveSecondFactor(
        [AsParameters] PersonRequest request,
        PersonService service,
        SecondFactorRemoval factors) =>
        await request.RedirectOrRefuse(await service.RemoveSecondFactor(request.Me, request.Name, factors, request.Cancel));

    // The link is shown in this response only: no address contains it, and only its hash is stored.
    private static async Task<IResult> MakeResetLink([AsParameters] PersonRequest request, PersonService service)
    {
        var result = await service.MakeResetLink(request.Me, request.Name, request.Cancel);
        if (result is not { Person: { } person, Refusal: null }) return await request.RedirectOrRefuse(result);
        return await request.Page(new(person)
        {
            ResetLink = request.Context.RequestServices.GetRequiredService<PublicAddress>()
                .Of(request.Context, "/reset/" + result.ResetCode),
        });
    }
}

/// <summary>Parameters shared by the handlers of all addresses below /admin/people/{name}.</summary>
/// <param name="Name">Name of the person, from the address.</param>
/// <param name="Context">The HTTP request.</param>
/// <param name="Me">The administrator who sent the request.</param>
/// <param name="Pages">Renders the person's page.</param>
/// <param name="Cancel">Cancelled if the request is aborted.</param>
internal sealed record PersonRequest(
    string Name,
    HttpContext Context,
    CurrentUser Me,
    PersonPages Pages,
    CancellationToken Cancel)
{
    public Task<IResult> Page(PersonView view) => Pages.Page(Context, Me, view, StatusCodes.Status200OK, Cancel);

    /// <inheritdoc cref="PersonPages.RedirectOrRefuse"/>
    public Task<IResult> RedirectOrRefuse(PersonChangeResult result) => Pages.RedirectOrRefuse(Context, Me, result, Cancel);
}
