using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.People;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Passwords;

/// <summary>Verifies passwords. Identity counts wrong attempts and locks the account after too many.</summary>
internal sealed class PasswordCheck(
    UserManager<Person> users,
    AccountsContext accounts,
    UnitOfWork unit,
    SecurityLog log)
{
    private static string? hashOfNobody;

    /// <summary>
    /// Verifies a password and, if it is right and the account is not suspended, runs a follow-up action. The count of
    /// wrong attempts is updated in the same write.
    /// </summary>
    public async Task<PasswordVerdict> Verify(
        Person person,
        string password,
        Func<WriteTransaction, Task> then,
        CancellationToken cancel)
    {
        var verifiedHash = person.PasswordHash;
        var isRight = IsRight(person, password); // slow on purpose, so before the write
        return await unit.Write(async write =>
        {
            // Concurrent attempts may have changed the count, and the password may have changed.
            await accounts.Entry(person).ReloadAsync(cancel);
            if (await users.IsLockedOutAsync(person)) return PasswordVerdict.Locked;
            if (!isRight || person.PasswordHash != verifiedHash) return await CountFailure(write, person);
            await users.ResetAccessFailedCountAsync(person);
            if (person.IsSuspended) return PasswordVerdict.Suspended;
            await then(write);
            return PasswordVerdict.Right;
        }, cancel);
    }

    /// <summary>Takes the same time as verifying an account's password, for names without an account.</summary>
    public void VerifyNobody(string password)
    {
        hashOfNobody ??= users.PasswordHasher.HashPassword(null!, Guid.NewGuid().ToString());
        users.PasswordHasher.VerifyHashedPassword(null!, hashOfNobody, password);
    }

    private bool IsRight(Person person, string password)
    {
        var result = users.PasswordHasher.VerifyHashedPassword(person, person.PasswordHash!, password);
        return result != PasswordVerificationResult.Failed;
    }

    private async Task<PasswordVerdict> CountFailure(WriteTransaction write, Person person)
    {
        await users.AccessFailedAsync(person);
        if (!await users.IsLockedOutAsync(person)) return PasswordVerdict.Wrong;
        log.Locked(write, person.Id);
        return PasswordVerdict.Locked;
    }
}

/// <summary>Result of verifying a password.</summary>
internal enum PasswordVerdict
{
    Right,
    Wrong,

    /// <summary>Locked after too many wrong attempts: no password is accepted for some minutes.</summary>
    Locked,

    /// <summary>The password is right, but the account is suspended.</summary>
    Suspended,
}
