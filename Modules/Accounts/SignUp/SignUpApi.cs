using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.Site;
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

    private static async Task<IResult> Show(HttpContext context, AccountsContext accounts, SiteInvitationService invitations, string invitation = "", CancellationToken cancel = default)
    {
        var access = await SignUpAccess.At(accounts, invitations, invitation, cancel);
        if (access is null) return Answers.SeeOther("/first-run");
        return Page(context, access, new(), access.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden);
    }

    private static async Task<IResult> Enter(HttpContext context, AccountsContext accounts, SiteInvitationService invitations, Registration registration, UnitOfWork unit, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var access = await SignUpAccess.At(accounts, invitations, form["invitation"], cancel);
        if (access is null) return Answers.SeeOther("/first-run");
        var typed = RegistrationForm.Of(form);
        if (access.Refusal is not null) return Page(context, access, typed, StatusCodes.Status403Forbidden);
        if (typed.Errors.Count > 0) return Page(context, access, typed, StatusCodes.Status400BadRequest);

        var hash = registration.HashPassword(typed);
        var arrival = await unit.Write(async () =>
        {
            access = (await SignUpAccess.At(accounts, invitations, form["invitation"], cancel))!; // the invitation may have been withdrawn meanwhile
            if (access.Refusal is not null) return null;
            var person = await registration.Create(context, typed, hash, isAdministrator: false, cancel);
            if (person is null) return null;
            return access.Invitation.Length == 0 ? "/" : await invitations.Accept(access.Invitation, person.Id, cancel) ?? "/";
        }, cancel);
        if (arrival is not null) return Answers.SeeOther(arrival);
        return Page(context, access, typed, access.Refusal is null ? StatusCodes.Status409Conflict : StatusCodes.Status403Forbidden);
    }

    private static IResult Page(HttpContext context, SignUpAccess access, RegistrationForm form, int status) =>
        Answers.Page(SignUpPage.Create(new(Shell.Bare(context, Texts.SignUp), access, form)), status);
}

/// <summary>What the sign-up shows.</summary>
public sealed record SignUpModel(Shell Shell, SignUpAccess Access, RegistrationForm Form);

/// <summary>Whether somebody may create an account, and what they are invited to.</summary>
/// <param name="Invitation">Code of the invitation link, or empty.</param>
/// <param name="Target">What it opens, or null.</param>
/// <param name="Refusal">Why not, as a sentence; null when they may.</param>
public sealed record SignUpAccess(string Invitation, InvitationTarget? Target, string? Refusal)
{
    /// <summary>What stands above the form, or null.</summary>
    public string? Greeting => Target is null ? null : Texts.InvitedTo.With(Target.Name);

    /// <summary>Where who has an account signs in, and goes on from there.</summary>
    public string SignIn => Target is null or { Address: "/" } ? "/sign-in" : "/sign-in?next=" + Target.Address;

    internal static async Task<SignUpAccess?> At(AccountsContext accounts, SiteInvitationService invitations, string code, CancellationToken cancel)
    {
        var place = await accounts.SiteSettings.AsNoTracking().SingleOrDefaultAsync(cancel);
        if (place is null) return null;
        var target = code.Length == 0 ? null : await invitations.Find(code, cancel);
        return new(code, target, Refuse(place.SignUp, code, target));
    }

    private static string? Refuse(SignUpPolicy policy, string code, InvitationTarget? target) => policy switch
    {
        SignUpPolicy.Nobody => Texts.SignUpClosed,
        _ when code.Length > 0 && target is null => Texts.InvitationExpired,
        SignUpPolicy.Invitation when target is null => Texts.InvitationNeeded,
        _ => null,
    };
}
