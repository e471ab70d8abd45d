using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignIn;

/// <summary>/sign-in and /sign-out.</summary>
internal static class SignInApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show)
            .WithMetadata(new ScreenName(10, () => Texts.ScreenSignIn))
            .AllowAnonymous();
        routes.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(Limits.Door);
        routes.MapPost("/sign-out", SignOut);
    }

    /// <summary>The sign-in page with a sentence that tells why to begin anew.</summary>
    public static IResult Refuse(HttpContext context, string sentence) =>
        Page(context, "", "", sentence, StatusCodes.Status400BadRequest);

    private static IResult Show(HttpContext context, SiteName place, string next = "", string reset = "")
    {
        if (place.Value.Length == 0) return HtmlResults.SeeOther("/first-run");
        if (CurrentUser.Of(context) is not null) return HtmlResults.SeeOther(next);
        return Page(context, "", next, null, StatusCodes.Status200OK, hasNewPassword: reset == "done");
    }

    private static async Task<IResult> SignIn(
        HttpContext context,
        UserManager<Person> users,
        PasswordCheck passwords,
        SessionStore sessions,
        FailedSignIns failures,
        PendingSignIns pending,
        CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var (name, password, next) = (form.Line("userName"), form["password"], form["next"]);
        var person = await users.FindByNameAsync(name);
        var source = SignInSource.Of(context, name, person);
        var verdict = person is null
            ? await passwords.RefuseUnknownName(password, source, cancel)
            : await passwords.Verify(person, password, source, write => Enter(write, person), cancel);
        failures.Report(context, source, name, verdict);
        return verdict switch
        {
            PasswordVerdict.Right => HtmlResults.SeeOther(person!.TwoFactorEnabled ? SecondStepApi.Address : next),
            PasswordVerdict.Locked =>
                Page(context, name, next, Texts.LockedOut, StatusCodes.Status429TooManyRequests),
            PasswordVerdict.Suspended =>
                Page(context, name, next, Texts.YouAreSuspended, StatusCodes.Status403Forbidden),
            _ => Page(context, name, next, Texts.WrongNameOrPassword, StatusCodes.Status400BadRequest),
        };

        Task Enter(WriteTransaction write, Person person)
        {
            if (!person.TwoFactorEnabled) return sessions.Begin(write, context, person, cancel);
            pending.Begin(context, person, next);
            return Task.CompletedTask;
        }
    }

    private static async Task<IResult> SignOut(
        HttpContext context,
        CurrentUser me,
        SessionStore sessions,
        UnitOfWork unit,
        CancellationToken cancel)
    {
        await unit.Write(write => sessions.End(write, me.Id, me.Session, cancel), cancel);
        SessionStore.DeleteCookie(context);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return HtmlResults.SeeOther("/sign-in");
    }

    private static IResult Page(
        HttpContext context,
        string name,
        string next,
        string? error,
        int status,
        bool hasNewPassword = false)
    {
        var shell = Shell.Bare(context, Texts.SignIn);
        var offersSignUp = context.RequestServices.GetRequiredService<ISignUpRule>().IsOpenToAnyone;
        return HtmlResults.Page(SignInPage.Create(new(shell, name, next, error, hasNewPassword, offersSignUp)), status);
    }
}

public sealed record SignInModel(
    Shell Shell,
    string UserName,
    string Next,
    string? Error,
    bool HasNewPassword,
    bool OffersSignUp)
{
    internal IEnumerable<Field> Fields =>
    [
        new("userName", Texts.UserName, UserName, Error, Autocomplete: "username"),
        new("password", Texts.Password, Type: "password", Autocomplete: "current-password"),
    ];
}
