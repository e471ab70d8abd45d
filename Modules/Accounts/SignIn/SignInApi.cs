using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignIn;

/// <summary>/sign-in and /sign-out.</summary>
internal static class SignInApi
{
    private static string? hashOfNobody;

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet("/sign-in", Show).AllowAnonymous();
        routes.MapPost("/sign-in", SignIn).AllowAnonymous().RequireRateLimiting(Limits.Door);
        routes.MapPost("/sign-out", SignOut);
    }

    private static IResult Show(HttpContext context, PlaceName place, string next = "")
    {
        if (place.Value.Length == 0) return Answers.SeeOther("/first-run");
        return CurrentUser.Of(context) is null ? Page(context, "", next, null, StatusCodes.Status200OK) : Answers.SeeOther(next);
    }

    private static async Task<IResult> SignIn(HttpContext context, UserManager<Person> users, AccountsContext accounts, SessionKeeper sessions, WrongPasswords wrong, UnitOfWork unit, CancellationToken cancel)
    {
        var form = await Forms.Read(context);
        var (name, password, next) = (form.Line("userName"), form["password"], form["next"]);
        var person = await users.FindByNameAsync(name);
        var isRight = Verify(users, person, password); // slow on purpose, so before the write
        var isIn = false;
        var isLocked = person is null ? wrong.AreTooMany(name) : await unit.Write(async () =>
        {
            await accounts.Entry(person).ReloadAsync(cancel); // tries sent all at once have counted meanwhile
            if (await users.IsLockedOutAsync(person)) return true;
            isIn = isRight;
            if (!isRight) await users.AccessFailedAsync(person);
            else await users.ResetAccessFailedCountAsync(person);
            if (isRight) await sessions.Begin(context, person, cancel);
            return await users.IsLockedOutAsync(person);
        }, cancel);
        if (isIn) return Answers.SeeOther(next);
        return isLocked
            ? Page(context, name, next, Texts.LockedOut, StatusCodes.Status429TooManyRequests)
            : Page(context, name, next, Texts.WrongNameOrPassword, StatusCodes.Status400BadRequest);
    }

    private static async Task<IResult> SignOut(HttpContext context, CurrentUser me, SessionKeeper sessions, UnitOfWork unit, CancellationToken cancel)
    {
        await unit.Write(() => sessions.End(me.Session, cancel), cancel);
        SessionKeeper.Forget(context);
        context.Response.Headers["Clear-Site-Data"] = "\"cache\", \"storage\"";
        return Answers.SeeOther("/sign-in");
    }

    // An unknown name costs the same work as a known one.
    private static bool Verify(UserManager<Person> users, Person? person, string password)
    {
        hashOfNobody ??= users.PasswordHasher.HashPassword(null!, Guid.NewGuid().ToString());
        return users.PasswordHasher.VerifyHashedPassword(person!, person?.PasswordHash ?? hashOfNobody, password) != PasswordVerificationResult.Failed
            && person is not null;
    }

    private static IResult Page(HttpContext context, string name, string next, string? error, int status) =>
        Answers.Page(SignInPage.Create(new(Shell.Bare(context, Texts.SignIn), name, next, error)), status);
}

/// <summary>What the sign-in shows.</summary>
public sealed record SignInModel(Shell Shell, string UserName, string Next, string? Error)
{
    internal IEnumerable<Field> Fields =>
    [
        new("userName", Texts.UserName, UserName, Error, Autocomplete: "username"),
        new("password", Texts.Password, Type: "password", Autocomplete: "current-password"),
    ];
}
