using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.SignUp;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.FirstRun;

/// <summary>/first-run: names the site and creates its first administrator, once.</summary>
internal static class FirstRunApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/first-run", Show).AllowAnonymous();
        routes.MapPost("/first-run", Install).AllowAnonymous().RequireRateLimiting(Limits.Door);
    }

    private static IResult Show(HttpContext context, SiteName place) =>
        place.Value.Length > 0 ? HtmlResults.SeeOther("/") : Page(context, SiteForm.Empty, new());

    private static async Task<IResult> Install(
        HttpContext context,
        AccountsContext accounts,
        Registration registration,
        UnitOfWork unit,
        SiteName place,
        CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var (site, administrator) = (SiteForm.Of(form), RegistrationForm.Of(form));
        if (site.Errors.Count + administrator.Errors.Count > 0) return Page(context, site, administrator);

        var hash = registration.HashPassword(administrator);
        var isFirst = await unit.Write(async write =>
        {
            if (await accounts.SiteSettings.AnyAsync(cancel)) return false;
            accounts.Add(new SiteSettings { Name = site.Name, SignUp = site.SignUp });
            write.AfterCommit(() => place.Value = site.Name);
            return await registration.Create(write, context, administrator, hash, isAdministrator: true, cancel) is not null;
        }, cancel);
        return isFirst
            ? HtmlResults.SeeOther("/")
            : ErrorResponse.Of(context, StatusCodes.Status409Conflict, Texts.AlreadyInstalled);
    }

    private static IResult Page(HttpContext context, SiteForm site, RegistrationForm administrator)
    {
        var isValid = site.Errors.Count + administrator.Errors.Count == 0;
        return HtmlResults.Page(
            FirstRunPage.Create(new(Shell.Bare(context, Texts.Welcome), site, administrator)),
            isValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}

public sealed record FirstRunModel(Shell Shell, SiteForm Site, RegistrationForm Administrator);
