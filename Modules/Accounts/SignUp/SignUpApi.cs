using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.Places;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignUp;

/// <summary>/sign-up: a new account, where the place lets the newcomer in.</summary>
internal static class SignUpApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-up", Show).AllowAnonymous();
        routes.MapPost("/sign-up", Enter).AllowAnonymous().RequireRateLimiting(Limits.Door);
    }

    private static async Task<IResult> Show(HttpContext context, AccountsContext accounts, Invitations invitations, string invitation = "", CancellationToken cancel = default)
    {
        var door = await Door.At(accounts, invitations, invitation, cancel);
        if (door is null) return Answers.SeeOther("/first-run");
        return Page(context, door, new(), door.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> Enter(HttpContext context, AccountsContext accounts, Invitations invitations, Newcomer newcomer, UnitOfWork unit, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var door = await Door.At(accounts, invitations, form["invitation"], cancel);
        if (door is null) return Answers.SeeOther("/first-run");
        var typed = NewcomerForm.Of(form);
        if (door.Refusal is not null) return Page(context, door, typed, StatusCodes.Status403Forbidden);
        if (typed.Errors.Count > 0) return Page(context, door, typed, StatusCodes.Status400BadRequest);

        var hash = newcomer.HashPassword(typed);
        var arrival = await unit.Write(async () =>
        {
            door = (await Door.At(accounts, invitations, form["invitation"], cancel))!; // the invitation may have been withdrawn meanwhile
            if (door.Refusal is not null) return null;
            var person = await newcomer.Create(context, typed, hash, isAdministrator: false, cancel);
            if (person is null) return null;
            return door.Invitation.Length == 0 ? "/" : await invitations.Accept(door.Invitation, person.Id, cancel) ?? "/";
        }, cancel);
        if (arrival is not null) return Answers.SeeOther(arrival);
        return Page(context, door, typed, door.Refusal is null ? StatusCodes.Status409Conflict : StatusCodes.Status403Forbidden);
    }

    private static IResult Page(HttpContext context, Door door, NewcomerForm form, int status) =>
        Answers.Page(SignUpPage.Create(new(Shell.Bare(context, Texts.SignUp), door, form)), status);
}

/// <summary>What the sign-up shows.</summary>
public sealed record SignUpModel(Shell Shell, Door Door, NewcomerForm Form);

/// <summary>Whether a newcomer may come in, and to what they are invited.</summary>
/// <param name="Invitation">Code of the invitation link, or empty.</param>
/// <param name="Welcome">What it opens, or null.</param>
/// <param name="Refusal">Why not, as a sentence; null when they may.</param>
public sealed record Door(string Invitation, Welcome? Welcome, string? Refusal)
{
    /// <summary>What stands above the form, or null.</summary>
    public string? Greeting => Welcome is null ? null : Texts.InvitedTo.With(Welcome.To);

    /// <summary>Where who has an account signs in, and goes on from there.</summary>
    public string SignIn => Welcome is null or { Address: "/" } ? "/sign-in" : "/sign-in?next=" + Welcome.Address;

    internal static async Task<Door?> At(AccountsContext accounts, Invitations invitations, string code, CancellationToken cancel)
    {
        var place = await accounts.Places.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (place is null) return null;
        var welcome = code.Length == 0 ? null : await invitations.Find(code, cancel);
        return new(code, welcome, Refuse(place.SignUp, code, welcome));
    }

    private static string? Refuse(SignUpPolicy policy, string code, Welcome? welcome) => policy switch
    {
        SignUpPolicy.Nobody => Texts.SignUpClosed,
        _ when code.Length > 0 && welcome is null => Texts.InvitationExpired,
        SignUpPolicy.Invitation when welcome is null => Texts.InvitationNeeded,
        _ => null,
    };
}
