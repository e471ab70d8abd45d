using System.Globalization;
using Microsoft.AspNetCore.Http;
using OurWhats.Accounts.Names;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Passwords;

/// <summary>What wrong passwords are counted by.</summary>
/// <param name="Account">The account, or the unknown name.</param>
/// <param name="Place">The known browser, the session or the network.</param>
/// <param name="IsKnown">True for a browser in which the person is or was signed in.</param>
/// <param name="IsSecondStep">True for wrong second factors after a right password.</param>
internal sealed record SignInSource(string Account, string Place, bool IsKnown, bool IsSecondStep = false)
{
    private const int MaxNameCharacters = 100;

    /// <summary>An attempt to sign in.</summary>
    /// <param name="context">The request.</param>
    /// <param name="name">The name as typed.</param>
    /// <param name="person">The person of this name, or null.</param>
    public static SignInSource Of(HttpContext context, string name, Person? person)
    {
        if (person is not null && KnownBrowser.Find(context, person) is { } browser)
            return new(AccountOf(person), "browser " + browser, IsKnown: true);
        var start = name[..Math.Min(name.Length, MaxNameCharacters)];
        var account = person is null ? "name " + UserNames.Normalize(start) : AccountOf(person);
        return new(account, "network " + Network.Of(context.Connection.RemoteIpAddress), IsKnown: false);
    }

    /// <summary>A person who is signed in proves their password again.</summary>
    public static SignInSource Of(CurrentUser me, Person person) =>
        new(AccountOf(person), "session " + me.Session, IsKnown: true);

    /// <summary>The same sender, whose wrong second factors are counted apart.</summary>
    public SignInSource AtSecondStep() => this with { Account = Account + " second step", IsSecondStep = true };

    // A new password has a count of its own.
    private static string AccountOf(Person person) =>
        string.Create(CultureInfo.InvariantCulture, $"person {person.Id} {person.SecurityStamp}");
}
