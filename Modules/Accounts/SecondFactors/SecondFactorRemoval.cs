using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Reset;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>Removes the second factors of a person who has lost them.</summary>
internal sealed class SecondFactorRemoval(
    AccountsContext accounts,
    UserManager<Person> users,
    RecoveryCodes recoveryCodes,
    Credentials credentials,
    UnitOfWork unit) : ISecondFactorRemoval
{
    /// <inheritdoc/>
    public Task<bool> Remove(string userName, CancellationToken cancel) => unit.Write(async write =>
    {
        if (await users.FindByNameAsync(userName) is not { } person) return false;
        await Remove(person, cancel);
        await credentials.Save(write, person, null, cancel);
        write.Record(EntryKind.SecondFactorChanged, actor: 0, subject: person.Id);
        return true;
    }, cancel);

    /// <summary>Removes all factors and recovery codes. Call it inside a write that saves the person.</summary>
    public async Task Remove(Person person, CancellationToken cancel)
    {
        await accounts.Authenticators.Where(app => app.PersonId == person.Id).ExecuteDeleteAsync(cancel);
        await accounts.UserPasskeys.Where(passkey => passkey.UserId == person.Id).ExecuteDeleteAsync(cancel);
        await recoveryCodes.RemoveAll(person.Id, cancel);
        person.TwoFactorEnabled = false;
    }
}
