using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Reset;

/// <summary>Sets a new password by a reset link.</summary>
internal sealed class PasswordReset(
    ResetLinks links,
    UserManager<Person> users,
    Credentials credentials,
    HashingTurns hashing,
    UnitOfWork unit,
    SecurityLog log)
{
    /// <summary>Sets the password, deletes the link and ends all sessions of the person.</summary>
    /// <param name="code">The link's code.</param>
    /// <param name="person">The person of the link.</param>
    /// <param name="password">A password that meets the rules.</param>
    /// <param name="cancel">Cancels the wait for the write.</param>
    /// <returns>False, without any change, if the link has been used or replaced already.</returns>
    public async Task<bool> Apply(string code, Person person, string password, CancellationToken cancel)
    {
        // Slow on purpose, so before the write.
        var hash = await hashing.Run(() => users.PasswordHasher.HashPassword(person, password), cancel);
        return await unit.Write(async write =>
        {
            if (await links.FindPerson(code, cancel) is null) return false;
            var current = (await users.FindByNameAsync(person.UserName!))!;
            current.PasswordHash = hash;
            await credentials.Save(write, current, null, cancel);
            write.Record(EntryKind.PasswordChanged, person.Id, subject: person.Id);
            log.Changed(write, "password set by a reset link", person.Id, person.Id);
            return true;
        }, cancel);
    }
}
