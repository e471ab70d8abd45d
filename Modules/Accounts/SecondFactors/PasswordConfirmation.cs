using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Sessions;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>
/// Asks for the password again before second factors are changed, so that whoever finds an open session cannot change
/// them.
/// </summary>
internal sealed class PasswordConfirmation(
    UserManager<Person> users,
    PasswordCheck passwords,
    FailedSignIns failures,
    SessionStore sessions)
{
    /// <summary>Marks the session as confirmed if the password is right.</summary>
    public async Task<PasswordVerdict> Run(HttpContext context, CurrentUser me, string password, CancellationToken cancel)
    {
        var person = (await users.FindByNameAsync(me.UserName))!;
        var source = SignInSource.Of(me, person);
        var verdict = await passwords.Verify(person, password, source, write => sessions.Confirm(write, me, cancel), cancel);
        failures.Report(context, source, me.UserName, verdict);
        return verdict;
    }
}
