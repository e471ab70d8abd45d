using System.Security.Claims;
using System.Text.Encodings.Web;
using Htmx;
using Microsoft.AspNetCore.Authentication;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;
using Microsoft.Extensions.Options;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>Tells who asks from the session cookie, and sends those who are nobody to the sign-in and back.</summary>
internal sealed class SessionHandler(IOptionsMonitor<AuthenticationSchemeOptions> options, ILoggerFactory logger, UrlEncoder encoder,
    SessionCache cache, PlaceName place, TimeProvider clock) : AuthenticationHandler<AuthenticationSchemeOptions>(options, logger, encoder)
{
    public new const string Scheme = "session";

    // Who it is, the CurrentUser tells.
    private static readonly AuthenticateResult Somebody = AuthenticateResult.Success(new(new(new ClaimsIdentity(Scheme)), Scheme));

    protected override async Task<AuthenticateResult> HandleAuthenticateAsync()
    {
        if (Request.Cookies[SessionStore.Cookie] is not { Length: > 0 and < 100 } key) return AuthenticateResult.NoResult();
        var session = cache.TryUse(Secrets.Hash(key), clock.GetUtcNow()) ?? await Find(key);
        if (session is null) return AuthenticateResult.Fail("The session has ended.");
        Context.Features.Set(Request.Headers["Save-Data"] == "on" ? session.User with { Showing = Showing.TextOnly, SavesData = true } : session.User);
        return Somebody;
    }

    protected override Task HandleChallengeAsync(AuthenticationProperties properties)
    {
        // Inside a page, the page itself must go: its script reloads it, which leads here again as a whole page.
        if (Request.IsHtmx())
        {
            Response.StatusCode = StatusCodes.Status401Unauthorized;
            return Task.CompletedTask;
        }

        if (place.Value.Length == 0) return Answers.SeeOther("/first-run").ExecuteAsync(Context);
        var here = HttpMethods.IsGet(Request.Method) ? Request.Path + Request.QueryString.Value : PageOfForm();
        return Answers.SeeOther(here == "/" ? "/sign-in" : "/sign-in?next=" + Uri.EscapeDataString(here)).ExecuteAsync(Context);
    }

    // What one may not see is answered like what does not exist.
    protected override Task HandleForbiddenAsync(AuthenticationProperties properties) => Refusal.NotFound(Context).ExecuteAsync(Context);

    // In a scope of its own, which ends here: after a restart, thousands of held polls would each keep a context.
    private async Task<CachedSession?> Find(string key)
    {
        await using var scope = Context.RequestServices.CreateAsyncScope();
        var session = await scope.ServiceProvider.GetRequiredService<SessionStore>().Find(Context, key, Context.RequestAborted);
        Context.RequestServices.GetRequiredService<QueryCounter>().Add(scope.ServiceProvider.GetRequiredService<QueryCounter>().Count);
        return session;
    }

    // Where the form stood that was sent after its session had ended: back there one can send it again.
    private string PageOfForm() =>
        Uri.TryCreate(Request.Headers.Referer, UriKind.Absolute, out var page) && page.Authority == Request.Host.Value ? page.PathAndQuery : "/";
}
