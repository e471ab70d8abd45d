using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Reset;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Profile;

/// <summary>Changes the password of a person who is signed in.</summary>
internal sealed class PasswordChange(
    UserManager<Person> users,
    PasswordCheck passwords,
    FailedSignIns failures,
    HashingTurns hashing,
    Credentials credentials,
    SecurityLog log)
{
    /// <summary>
    /// Changes the password if the current one is right; ends the person's other sessions and withdraws reset links.
    /// </summary>
    public async Task<PasswordVerdict> Run(
        HttpContext context,
        CurrentUser me,
        string current,
        string next,
        CancellationToken cancel)
    {
        var person = (await users.FindByNameAsync(me.UserName))!;
        var hash = await hashing.Run(() => users.PasswordHasher.HashPassword(person, next), cancel);
        var source = SignInSource.Of(me, person);
        var verdict = await passwords.Verify(person, current, source, async write =>
        {
            person.PasswordHash = hash;
            await credentials.Save(write, person, me.Session, cancel);
            KnownBrowser.Remember(context, person);
            write.Record(EntryKind.PasswordChanged, me.Id, subject: me.Id);
            log.Changed(write, "password changed", me.Id, me.Id);
        }, cancel);
        failures.Report(context, source, me.UserName, verdict);
        return verdict;
    }
}
