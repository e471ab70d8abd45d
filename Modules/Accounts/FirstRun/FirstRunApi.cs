using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using OurWhats.Accounts.SignUp;
using OurWhats.Accounts.Site;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.FirstRun;

/// <summary>/first-run: names the site and creates its first administrator, once.</summary>
internal static class FirstRunApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/first-run", Show).AllowAnonymous();
        routes.MapPost("/first-run", Begin).AllowAnonymous().RequireRateLimiting(Limits.Door);
        ShowCodeAtStart(routes.ServiceProvider);
    }

    private static IResult Show(HttpContext context, SiteName place, FirstRunCode code) => place.Value.Length > 0
        ? HtmlResults.SeeOther("/")
        : Page(context, SiteForm.Empty, new(), code.IsAsked(context) ? CodeField() : null);

    private static async Task<IResult> Begin(
        HttpContext context,
        SiteBeginning beginning,
        SiteName place,
        FirstRunCode code,
        CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var (site, administrator) = (SiteForm.Of(form), RegistrationForm.Of(form));
        var isAsked = place.Value.Length == 0 && code.IsAsked(context);
        var codeField = isAsked ? CodeField(form.Line("code"), code) : null;
        if (codeField?.Error is not null || site.Errors.Count + administrator.Errors.Count > 0)
            return Page(context, site, administrator, codeField);

        return await beginning.Apply(context, site, administrator, cancel)
            ? HtmlResults.SeeOther("/")
            : ErrorResponse.Of(context, StatusCodes.Status409Conflict, Texts.AlreadyInstalled);
    }

    private static void ShowCodeAtStart(IServiceProvider services) =>
        services.GetRequiredService<IHostApplicationLifetime>().ApplicationStarted.Register(() =>
        {
            if (services.GetRequiredService<SiteName>().Value.Length == 0)
                services.GetRequiredService<FirstRunCode>().ShowIfOthersReachServer();
        });

    private static Field CodeField() => new("code", Texts.FirstRunCode, Hint: Texts.FirstRunCodeHint);

    private static Field CodeField(string typed, FirstRunCode code) =>
        CodeField() with { Value = typed, Error = code.IsRight(typed) ? null : Texts.FirstRunCodeWrong };

    private static IResult Page(HttpContext context, SiteForm site, RegistrationForm administrator, Field? code)
    {
        var isValid = code?.Error is null && site.Errors.Count + administrator.Errors.Count == 0;
        return HtmlResults.Page(
            FirstRunPage.Create(new(Shell.Bare(context, Texts.Welcome), code, site, administrator)),
            isValid ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
    }
}

/// <summary>The page of the first run.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Code">The field for the console's code; null if it is not asked.</param>
/// <param name="Site">Name and policy of the site.</param>
/// <param name="Administrator">The first account.</param>
public sealed record FirstRunModel(Shell Shell, Field? Code, SiteForm Site, RegistrationForm Administrator);
