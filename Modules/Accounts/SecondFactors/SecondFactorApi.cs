using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>/me/second-factor: a person's own second factors. All changes ask for the password first.</summary>
internal static class SecondFactorApi
{
    public const string Address = "/me/second-factor";

    public static void Map(IEndpointRouteBuilder routes)
    {
        var factors = routes.MapGroup(Address);
        factors.MapGet("", Show);
        factors.MapPost("/confirm", Confirm).RequireRateLimiting(Limits.Door);
        var changes = factors.MapGroup("").AddEndpointFilter(AskForPassword).RequireRateLimiting(Limits.Changes);
        changes.MapPost("/app", BeginApp);
        changes.MapPost("/app/code", ConfirmApp);
        changes.MapPost("/app/removal", RemoveApp);
        changes.MapPost("/passkeys", AddPasskey);
        changes.MapPost("/passkeys/removal", RemovePasskey);
        changes.MapPost("/codes", ReplaceCodes);
    }

    private static Task<IResult> Show([AsParameters] SecondFactorRequest request, string saved = "") =>
        request.Page(new() { IsSaved = saved == "yes" });

    private static async Task<IResult> Confirm([AsParameters] SecondFactorRequest request, PasswordConfirmation confirmation)
    {
        var password = (await Forms.Read(request.Context))["password"];
        return await confirmation.Run(request.Context, request.Me, password, request.Cancel) switch
        {
            PasswordVerdict.Locked => await request.Page(new()
            {
                PasswordError = Texts.LockedOut,
                Status = StatusCodes.Status429TooManyRequests,
            }),
            PasswordVerdict.Wrong => await request.Page(new() { PasswordError = Texts.PasswordWrong }),
            // Suspended people are redirected too; without a session they get the sign-in page.
            _ => HtmlResults.SeeOther(Address),
        };
    }

    private static async Task<IResult> BeginApp([AsParameters] SecondFactorRequest request, Authenticators apps, UnitOfWork unit)
    {
        await unit.Write(write => apps.Begin(request.Me.Id, request.Cancel), request.Cancel);
        return HtmlResults.SeeOther(Address + "#app");
    }

    private static async Task<IResult> ConfirmApp([AsParameters] SecondFactorRequest request, Authenticators apps)
    {
        var code = (await Forms.Read(request.Context)).Line("code");
        if (await apps.Find(request.Me.Id, request.Cancel) is not { IsConfirmed: false }) return HtmlResults.SeeOther(Address);
        return await request.Change(
            person => apps.TryConfirm(person, code, request.Cancel),
            "authenticator added",
            new() { CodeError = Texts.CodeWrong });
    }

    private static Task<IResult> RemoveApp([AsParameters] SecondFactorRequest request, Authenticators apps) =>
        request.Change(person => apps.Remove(person.Id, request.Cancel), "authenticator removed", new());

    private static async Task<IResult> AddPasskey([AsParameters] SecondFactorRequest request, Passkeys passkeys)
    {
        var credential = (await Forms.Read(request.Context))["credential"];
        return await request.Change(
            person => passkeys.TryAdd(request.Context, person, request.Me.Session, credential),
            "passkey added",
            new() { PasskeyError = Texts.PasskeyFailed });
    }

    private static async Task<IResult> RemovePasskey([AsParameters] SecondFactorRequest request, Passkeys passkeys)
    {
        var key = (await Forms.Read(request.Context))["passkey"];
        return await request.Change(person => passkeys.Remove(person, key), "passkey removed", new());
    }

    private static async Task<IResult> ReplaceCodes([AsParameters] SecondFactorRequest request, SecondFactorChange change) =>
        await request.ShowCodes(await change.ReplaceCodes(request.Context, request.Me, request.Cancel), new());

    private static async ValueTask<object?> AskForPassword(EndpointFilterInvocationContext invocation, EndpointFilterDelegate next)
    {
        var context = invocation.HttpContext;
        var sessions = context.RequestServices.GetRequiredService<SessionStore>();
        return sessions.IsConfirmed(CurrentUser.Of(context)!) ? await next(invocation) : HtmlResults.SeeOther(Address);
    }
}

/// <summary>Parameters shared by the handlers below /me/second-factor.</summary>
/// <param name="Context">The HTTP request.</param>
/// <param name="Me">The person.</param>
/// <param name="Pages">Renders the page.</param>
/// <param name="Changes">Runs changes.</param>
/// <param name="Cancel">Cancelled if the request is aborted.</param>
internal sealed record SecondFactorRequest(
    HttpContext Context,
    CurrentUser Me,
    SecondFactorPages Pages,
    SecondFactorChange Changes,
    CancellationToken Cancel)
{
    public Task<IResult> Page(SecondFactorView view) => Pages.Page(Context, Me, view, Cancel);

    /// <summary>Runs a change; shows new recovery codes, the page again, or the refusal.</summary>
    public async Task<IResult> Change(Func<Person, Task<bool>> change, string words, SecondFactorView refusal) =>
        await ShowCodes(await Changes.Run(Context, Me, change, words, Cancel), refusal);

    /// <param name="codes">New recovery codes, possibly none; null if the change was refused.</param>
    public async Task<IResult> ShowCodes(IReadOnlyList<string>? codes, SecondFactorView refusal) => codes switch
    {
        null => refusal.HasError ? await Page(refusal) : HtmlResults.SeeOther(SecondFactorApi.Address),
        [] => HtmlResults.SeeOther(SecondFactorApi.Address + "?saved=yes"),
        _ => await Page(new() { NewCodes = codes, IsSaved = true }),
    };
}
