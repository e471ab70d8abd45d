using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Reset;

/// <summary>/reset/{code}: sets a new password by a link from an administrator.</summary>
internal static class ResetApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/reset/{code}", Show).AllowAnonymous();
        routes.MapPost("/reset/{code}", Choose).AllowAnonymous().RequireRateLimiting(Limits.Door);
    }

    private static async Task<IResult> Show(string code, HttpContext context, ResetLinks links, CancellationToken cancel) =>
        await links.FindPerson(code, cancel) is { } person ? Page(context, code, person, null) : Expired(context);

    private static async Task<IResult> Choose(
        string code,
        HttpContext context,
        ResetLinks links,
        PasswordReset reset,
        CancellationToken cancel)
    {
        var password = (await Forms.Read(context))["password"];
        if (await links.FindPerson(code, cancel) is not { } person) return Expired(context);
        if (PasswordRules.Check(password, person.UserName!) is { } wrong) return Page(context, code, person, wrong);

        var isChanged = await reset.Apply(code, person, password, cancel);
        return isChanged ? HtmlResults.SeeOther("/sign-in?reset=done") : Expired(context);
    }

    private static IResult Expired(HttpContext context) =>
        ErrorResponse.Of(context, StatusCodes.Status404NotFound, Texts.ResetLinkExpired);

    private static IResult Page(HttpContext context, string code, Person person, string? error)
    {
        var shell = Shell.Bare(context, Texts.ChooseNewPassword);
        return HtmlResults.Page(
            ResetPage.Create(new(shell, code, person.DisplayName, person.UserName!, error)),
            error is null ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}

/// <summary>The page to choose a new password.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Code">The link's code.</param>
/// <param name="DisplayName">Display name of the person.</param>
/// <param name="UserName">Name with which they sign in.</param>
/// <param name="Error">The problem with the new password, or null.</param>
public sealed record ResetModel(Shell Shell, string Code, string DisplayName, string UserName, string? Error)
{
    internal Field PasswordField => new(
        "password",
        Texts.NewPassword,
        "",
        Error,
        Texts.PasswordHint,
        "password",
        "new-password");
}
