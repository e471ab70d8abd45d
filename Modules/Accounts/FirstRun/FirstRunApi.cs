using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.Places;
using OurWhats.Accounts.SignUp;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.FirstRun;

/// <summary>/first-run: names the place and creates its administrator, once.</summary>
internal static class FirstRunApi
{
    private const int MostCharacters = 60;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/first-run", Show).AllowAnonymous();
        routes.MapPost("/first-run", Install).AllowAnonymous().RequireRateLimiting(Limits.Door);
    }

    private static IResult Show(HttpContext context, PlaceName place) =>
        place.Value.Length > 0 ? Answers.SeeOther("/") : Page(context, "", "", new());

    private static async Task<IResult> Install(HttpContext context, AccountsContext accounts, Newcomer newcomer, UnitOfWork unit, PlaceName place, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var (name, policy) = (form.Line("place"), form["policy"]);
        var administrator = NewcomerForm.Of(form);
        if (name.Length is 0 or > MostCharacters || Characters.HasControls(name)) administrator.Note("place", Texts.PlaceNameMissing);
        if (!Enum.TryParse<SignUpPolicy>(policy, out var signUp) || !Enum.IsDefined(signUp)) administrator.Note("policy", Texts.PolicyMissing);
        if (administrator.Errors.Count > 0) return Page(context, name, policy, administrator);

        var hash = newcomer.HashPassword(administrator);
        var isFirst = await unit.Write(async () =>
        {
            if (await accounts.Places.AnyAsync(cancel)) return false;
            accounts.Add(new Place { Name = name, SignUp = signUp });
            unit.AfterCommit(() => place.Value = name);
            return await newcomer.Create(context, administrator, hash, isAdministrator: true, cancel) is not null;
        }, cancel);
        return isFirst ? Answers.SeeOther("/") : Refusal.Of(context, StatusCodes.Status409Conflict, Texts.AlreadyInstalled);
    }

    private static IResult Page(HttpContext context, string place, string policy, NewcomerForm administrator) => Answers.Page(
        FirstRunPage.Create(new(Shell.Bare(context, Texts.Welcome), place, policy, administrator)),
        administrator.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}

/// <summary>What the first run shows.</summary>
public sealed record FirstRunModel(Shell Shell, string Place, string Policy, NewcomerForm Administrator)
{
    internal Field PlaceField => new("place", Texts.PlaceName, Place, Administrator.Errors.GetValueOrDefault("place"), Texts.PlaceNameHint);

    internal Choice PolicyChoice => new("policy", Texts.WhoMaySignUp, Policy.Length == 0 ? nameof(SignUpPolicy.Invitation) : Policy,
    [
        (nameof(SignUpPolicy.Invitation), Texts.ByInvitation),
        (nameof(SignUpPolicy.Anyone), Texts.Anyone),
        (nameof(SignUpPolicy.Nobody), Texts.Nobody),
    ]);
}
