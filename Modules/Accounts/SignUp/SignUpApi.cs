using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignUp;

/// <summary>/sign-up: creates an account, as far as the site's policy or an invitation allows it.</summary>
internal static class SignUpApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-up", Show).AllowAnonymous();
        routes.MapPost("/sign-up", Register).AllowAnonymous().RequireRateLimiting(Limits.Door);
    }

    private static async Task<IResult> Show(
        HttpContext context,
        AccountsContext accounts,
        SiteInvitationService invitations,
        string invitation = "",
        CancellationToken cancel = default)
    {
        var access = await SignUpAccess.With(invitation, accounts, invitations, cancel);
        if (access is null) return HtmlResults.SeeOther("/first-run");
        var status = access.Refusal is null ? StatusCodes.Status200OK : StatusCodes.Status403Forbidden;
        return Page(context, access, new(), status);
    }

    private static async Task<IResult> Register(
        HttpContext context,
        AccountsContext accounts,
        SiteInvitationService invitations,
        Registration registration,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var code = form["invitation"];
        var access = await SignUpAccess.With(code, accounts, invitations, cancel);
        if (access is null) return HtmlResults.SeeOther("/first-run");
        var typed = RegistrationForm.Of(form);
        if (access.Refusal is not null) return Page(context, access, typed, StatusCodes.Status403Forbidden);
        if (typed.Errors.Count > 0) return Page(context, access, typed, StatusCodes.Status400BadRequest);

        var hash = await registration.HashPassword(typed, cancel);
        var next = await unit.Write(async write =>
        {
            // The invitation may have been withdrawn since the check.
            access = (await SignUpAccess.With(code, accounts, invitations, cancel))!;
            if (access.Refusal is not null) return null;
            var person = await registration.Create(write, context, typed, hash, isAdministrator: false, cancel);
            if (person is null) return null;
            if (access.Invitation.Length == 0) return "/";
            return await invitations.Accept(write, access.Invitation, person.Id, cancel) ?? "/";
        }, cancel);
        if (next is not null) return HtmlResults.SeeOther(next);
        var status = access.Refusal is null ? StatusCodes.Status409Conflict : StatusCodes.Status403Forbidden;
        return Page(context, access, typed, status);
    }

    private static IResult Page(HttpContext context, SignUpAccess access, RegistrationForm form, int status) =>
        HtmlResults.Page(SignUpPage.Create(new(Shell.Bare(context, Texts.SignUp), access, form)), status);
}

public sealed record SignUpModel(Shell Shell, SignUpAccess Access, RegistrationForm Form);
