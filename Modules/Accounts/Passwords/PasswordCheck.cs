using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.People;
using OurWhats.Shared.Data;

namespace OurWhats.Accounts.Passwords;

/// <summary>Lets a person pass who knows their password; who guesses is counted and locked out by Identity.</summary>
internal sealed class PasswordCheck(UserManager<Person> users, AccountsContext accounts, UnitOfWork unit)
{
    private static string? hashOfNobody;

    /// <summary>Does something for who knows the password and is not suspended, in the write that also counts or forgives wrong tries.</summary>
    public async Task<PasswordVerdict> Verify(Person person, string password, Func<Task> then, CancellationToken cancel)
    {
        var verified = person.PasswordHash;
        var isRight = IsRight(person, password); // slow on purpose, so before the write
        return await unit.Write(async () =>
        {
            await accounts.Entry(person).ReloadAsync(cancel); // tries sent at once have counted, and the password may have changed
            if (await users.IsLockedOutAsync(person)) return PasswordVerdict.Locked;
            if (!isRight || person.PasswordHash != verified) return await Count(person);
            await users.ResetAccessFailedCountAsync(person);
            if (person.IsSuspended) return PasswordVerdict.Suspended;
            await then();
            return PasswordVerdict.Right;
        }, cancel);
    }

    /// <summary>Takes as long as a check of somebody's password.</summary>
    public void VerifyNobody(string password)
    {
        hashOfNobody ??= users.PasswordHasher.HashPassword(null!, Guid.NewGuid().ToString());
        users.PasswordHasher.VerifyHashedPassword(null!, hashOfNobody, password);
    }

    private bool IsRight(Person person, string password) =>
        users.PasswordHasher.VerifyHashedPassword(person, person.PasswordHash!, password) != PasswordVerificationResult.Failed;

    private async Task<PasswordVerdict> Count(Person person)
    {
        await users.AccessFailedAsync(person);
        return await users.IsLockedOutAsync(person) ? PasswordVerdict.Locked : PasswordVerdict.Wrong;
    }
}

/// <summary>What came of a password.</summary>
internal enum PasswordVerdict
{
    Right,
    Wrong,
    Locked,

    /// <summary>Right, but an administrator keeps the person out.</summary>
    Suspended,
}
