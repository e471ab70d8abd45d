using System.Security.Claims;
using System.Text.Encodings.Web;
using Htmx;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>
/// Authenticates requests by the session cookie. Redirects all others to the sign-in page and, after it, back.
/// </summary>
internal sealed class SessionHandler(
    IOptionsMonitor<AuthenticationSchemeOptions> options,
    ILoggerFactory logger,
    UrlEncoder encoder,
    SessionCache cache,
    SiteName place,
    SecondFactorRule rule,
    TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "session";

    // No claims: handlers get the person as CurrentUser, a feature of the request.
    private static readonly AuthenticateResult Authenticated =
        AuthenticateResult.Success(new(new(new ClaimsIdentity(Scheme)), Scheme));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (SessionStore.KeyIn(Request) is not { Length: > 0 and < 100 } key)
            return AuthenticateResult.NoResult();
        var session = cache.TryUse(Secrets.Hash(key), clock.GetUtcNow()) ?? await Find(key);
        if (session is null) return AuthenticateResult.Fail("The session has ended.");
        SessionStore.SecureCookieOf(Context, key);
        var savesData = Request.Headers["Save-Data"] == "on";
        var user = rule.Apply(session);
        Context.Features.Set(savesData ? user with { MediaDisplay = MediaDisplay.TextOnly, SavesData = true } : user);
        return Authenticated;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // The sign-in page must not be loaded into a part of a page, so htmx gets 401, on which the script reloads the
        // whole page.
        if (Request.IsHtmx())
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (place.Value.Length == 0) return HtmlResults.SeeOther("/first-run").ExecuteAsync(Context);
        var next = IsPage() ? Request.Path + Request.QueryString.Value : PageOfForm();
        var signIn = next == "/" ? "/sign-in" : "/sign-in?next=" + Uri.EscapeDataString(next);
        return HtmlResults.SeeOther(signIn).ExecuteAsync(Context);
    }

    // 404, the same as for addresses that do not exist. Administrators who need a second factor first are sent there.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) =>
        (CurrentUser.Of(Context)?.NeedsSecondFactor == true
            ? HtmlResults.SeeOther("/me/second-factor")
            : ErrorResponse.NotFound(Context)).ExecuteAsync(Context);

    // In a short-lived scope. After a restart, thousands of held polls would otherwise each keep a database context.
    private async Task<CachedSession?> Find(string key)
    {
        await using var scope = Context.RequestServices.CreateAsyncScope();
        var services = scope.ServiceProvider;
        var session = await services.GetRequiredService<SessionStore>().Find(Context, key, Context.RequestAborted);
        var queries = services.GetRequiredService<QueryCounter>().Count;
        Context.RequestServices.GetRequiredService<QueryCounter>().Add(queries);
        return session;
    }

    private bool IsPage() =>
        Context.GetEndpoint()?.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods.Contains(HttpMethods.Get) == true;

    // When a form is sent after the end of the session: the page with the form, to send it again.
    private string PageOfForm()
    {
        var isOurs = Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var page)
            && page.Authority == Request.Host.Value;
        return isOurs ? page!.PathAndQuery : "/";
    }
}
