using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.SecondFactors;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignIn;

/// <summary>/sign-in/second: asks people who have a second factor for it, after the password.</summary>
internal static class SecondStepApi
{
    public const string Address = "/sign-in/second";

    public static void Map(IEndpointRouteBuilder routes)
    {
        routes.MapGet(Address, Show).AllowAnonymous();
        routes.MapPost(Address, Verify).AllowAnonymous().RequireRateLimiting(Limits.Door);
    }

    private static async Task<IResult> Show([AsParameters] SecondStepRequest request) =>
        await request.Find() is { } found ? await request.Page(found, new()) : HtmlResults.SeeOther("/sign-in");

    private static async Task<IResult> Verify([AsParameters] SecondStepRequest request, SecondStep step)
    {
        var form = await Forms.Read(request.Context);
        if (await request.Find() is not { } found) return SignInApi.Refuse(request.Context, Texts.SecondStepEnded);
        var verdict = await step.Verify(request.Context, found.Pending, found.Person, form, request.Cancel);
        if (verdict == PasswordVerdict.Right)
        {
            request.Pending.End(request.Context);
            // Whoever uses a recovery code has probably lost something, and sees there what is left.
            return HtmlResults.SeeOther(form.Line("recovery").Length > 0 ? SecondFactorApi.Address : found.Pending.Next);
        }

        return await request.Page(found, SecondStepView.Of(verdict, form));
    }
}

/// <summary>Parameters shared by the handlers of /sign-in/second.</summary>
/// <param name="Context">The HTTP request.</param>
/// <param name="Pending">The sign-ins that lack the second factor.</param>
/// <param name="Step">Completes them.</param>
/// <param name="Apps">The authenticator apps.</param>
/// <param name="Passkeys">The passkeys.</param>
/// <param name="Cancel">Cancelled if the request is aborted.</param>
internal sealed record SecondStepRequest(
    HttpContext Context,
    PendingSignIns Pending,
    SecondStep Step,
    Authenticators Apps,
    Passkeys Passkeys,
    CancellationToken Cancel)
{
    /// <summary>The pending sign-in of the request with its person; null if there is none any more.</summary>
    public async Task<(PendingSignIn Pending, Person Person)?> Find() =>
        Pending.Find(Context) is { } pending && await Step.Find(pending, Cancel) is { } person ? (pending, person) : null;

    /// <param name="found">The pending sign-in with its person.</param>
    /// <param name="view">What the page says about the last attempt.</param>
    public async Task<IResult> Page((PendingSignIn Pending, Person Person) found, SecondStepView view)
    {
        var hasPasskeys = (await Passkeys.ListOf(found.Person)).Count > 0;
        SecondStepModel model = new(Shell.Bare(Context, Texts.SecondStep), view)
        {
            HasApp = await Apps.Find(found.Person.Id, Cancel) is { IsConfirmed: true },
            PasskeyOptions = hasPasskeys
                ? await Passkeys.BeginSignIn(Context, found.Person, found.Pending.KeyHash)
                : null,
        };
        return HtmlResults.Page(SecondStepPage.Create(model), view.Status);
    }
}

/// <summary>What the page says about the last attempt.</summary>
public sealed record SecondStepView
{
    public string? CodeError { get; init; }

    public string? RecoveryError { get; init; }

    public string? PasskeyError { get; init; }

    internal int Status { get; init; } = StatusCodes.Status200OK;

    internal static SecondStepView Of(PasswordVerdict verdict, Form form)
    {
        var (status, sentence) = verdict switch
        {
            PasswordVerdict.Locked => (StatusCodes.Status429TooManyRequests, Texts.TooManyCodes),
            PasswordVerdict.Suspended => (StatusCodes.Status403Forbidden, Texts.YouAreSuspended),
            _ => (StatusCodes.Status400BadRequest, null),
        };
        if (form["credential"].Length > 0) return new() { Status = status, PasskeyError = sentence ?? Texts.PasskeyFailed };
        if (form.Line("recovery").Length > 0) return new() { Status = status, RecoveryError = sentence ?? Texts.RecoveryCodeWrong };
        return new() { Status = status, CodeError = sentence ?? Texts.CodeWrong };
    }
}

/// <summary>The page that asks for the second factor.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="View">What it says about the last attempt.</param>
public sealed record SecondStepModel(Shell Shell, SecondStepView View)
{
    /// <summary>True if the person has an authenticator app.</summary>
    public bool HasApp { get; init; }

    /// <summary>What the browser needs to ask for a passkey: JSON; null if the person has none.</summary>
    public string? PasskeyOptions { get; init; }

    /// <summary>An error that stands beside no field.</summary>
    internal string? ErrorAbove => View.PasskeyError ?? (HasApp ? null : View.CodeError);

    internal Field Code => new("code", Texts.SixDigitCode, Error: View.CodeError, Autocomplete: "one-time-code");

    internal Field Recovery => new(
        "recovery",
        Texts.RecoveryCode,
        Error: View.RecoveryError,
        Hint: Texts.RecoveryCodeHint);
}
