using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SecondFactors;

internal sealed class SecondFactorPages(
    UserManager<Person> users,
    Authenticators apps,
    Passkeys passkeys,
    RecoveryCodes recoveryCodes,
    SessionStore sessions,
    SiteName site)
{
    /// <param name="view">What the page says about the last action.</param>
    public async Task<IResult> Page(HttpContext context, CurrentUser me, SecondFactorView view, CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, Texts.SecondFactor, cancel);
        var person = (await users.FindByNameAsync(me.UserName))!;
        var isConfirmed = view.PasswordError is null && sessions.IsConfirmed(me);
        SecondFactorModel model = new(shell, view, person.TwoFactorEnabled, isConfirmed)
        {
            App = await apps.Find(me.Id, cancel) is { } app ? AppView.Of(app, site.Value, person) : null,
            Passkeys = [.. (await passkeys.ListOf(person)).Select(passkey => PasskeyView.Of(passkey, me))],
            CodesLeft = await recoveryCodes.Count(me.Id, cancel),
            CanAddPasskeys = passkeys.ArePossible(context),
        };
        if (isConfirmed && model is { CanAddPasskeys: true, HasMaxPasskeys: false })
            model = model with { PasskeyOptions = await passkeys.BeginAdding(context, person, me.Session) };
        return HtmlResults.Page(SecondFactorPage.Create(model), view.Status);
    }
}

/// <summary>What the page says about the last action.</summary>
public sealed record SecondFactorView
{
    /// <summary>True right after a change.</summary>
    public bool IsSaved { get; init; }

    /// <summary>New recovery codes, which are shown once.</summary>
    public IReadOnlyList<string> NewCodes { get; init; } = [];

    public string? PasswordError { get; init; }

    public string? CodeError { get; init; }

    public string? PasskeyError { get; init; }

    /// <summary>HTTP status of the response.</summary>
    internal int Status
    {
        get => HasError && field == StatusCodes.Status200OK ? StatusCodes.Status400BadRequest : field;
        init;
    } = StatusCodes.Status200OK;

    internal bool HasError => (PasswordError ?? CodeError ?? PasskeyError) is not null;
}

/// <summary>The page of a person's own second factors.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="View">What the page says about the last action.</param>
/// <param name="IsOn">True if the person has a second factor.</param>
/// <param name="IsConfirmed">True if they have proved a short time ago who they are, and may change something.</param>
public sealed record SecondFactorModel(Shell Shell, SecondFactorView View, bool IsOn, bool IsConfirmed)
{
    /// <summary>The authenticator app, confirmed or not, or null.</summary>
    public AppView? App { get; init; }

    public IReadOnlyList<PasskeyView> Passkeys { get; init; } = [];

    /// <summary>Number of recovery codes not used yet.</summary>
    public int CodesLeft { get; init; }

    /// <summary>True if the site's address allows passkeys.</summary>
    public bool CanAddPasskeys { get; init; }

    /// <summary>What the browser needs to add a passkey: JSON; null if none can be added.</summary>
    public string? PasskeyOptions { get; init; }

    internal bool HasMaxPasskeys => Passkeys.Count >= SecondFactors.Passkeys.MaxPerPerson;

    internal Field Password => new(
        "password",
        Texts.CurrentPassword,
        Error: View.PasswordError,
        Type: "password",
        Autocomplete: "current-password");

    internal Field Code => new("code", Texts.SixDigitCode, Error: View.CodeError, Autocomplete: "one-time-code");
}

/// <summary>An authenticator app.</summary>
/// <param name="IsConfirmed">True if it is in use.</param>
/// <param name="Secret">The secret as text.</param>
/// <param name="Address">The address by which apps take over the secret.</param>
public sealed record AppView(bool IsConfirmed, string Secret, string Address)
{
    internal static AppView Of(Authenticator app, string site, Person person) => app.IsConfirmed
        ? new(true, "", "")
        : new(false, app.SecretText, app.AddressFor(site, person.UserName!));
}

/// <summary>A passkey in the list.</summary>
/// <param name="Key">Its identifier in forms.</param>
/// <param name="Device">Browser and system in which it was added, in words.</param>
/// <param name="Added">The date.</param>
public sealed record PasskeyView(string Key, string Device, string Added)
{
    internal static PasskeyView Of(UserPasskeyInfo passkey, CurrentUser me) => new(
        SecondFactors.Passkeys.KeyOf(passkey),
        Devices.Describe(passkey.Name ?? ""),
        me.Local(passkey.CreatedAt.ToUnixTimeMilliseconds()).ToString("d", me.Culture));
}
