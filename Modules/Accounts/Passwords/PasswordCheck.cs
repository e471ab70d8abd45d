using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.People;
using OurWhats.Shared.Data;

namespace OurWhats.Accounts.Passwords;

/// <summary>Verifies passwords. Identity counts wrong ones and locks the account after too many.</summary>
internal sealed class PasswordCheck(UserManager<Person> users, AccountsContext accounts, UnitOfWork unit)
{
    private static string? hashOfNobody;

    /// <summary>
    /// Verifies a password and, if it is right and the person is not suspended, does what follows. The count of wrong passwords
    /// is changed in the same write.
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
            // Concurrent attempts may have been counted meanwhile, and the password may have changed.
            await accounts.Entry(person).ReloadAsync(cancel);
            if (await users.IsLockedOutAsync(person)) return PasswordVerdict.Locked;
            if (!isRight || person.PasswordHash != verifiedHash) return await CountFailure(person);
            await users.ResetAccessFailedCountAsync(person);
            if (person.IsSuspended) return PasswordVerdict.Suspended;
            await then(write);
            return PasswordVerdict.Right;
        }, cancel);
    }

    /// <summary>Takes as long as verifying the password of an account, where there is no account.</summary>
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

    private async Task<PasswordVerdict> CountFailure(Person person)
    {
        await users.AccessFailedAsync(person);
        return await users.IsLockedOutAsync(person) ? PasswordVerdict.Locked : PasswordVerdict.Wrong;
    }
}

/// <summary>The result of verifying a password.</summary>
internal enum PasswordVerdict
{
    Right,
    Wrong,

    /// <summary>Too many wrong passwords lately: none is accepted for some minutes.</summary>
    Locked,

    /// <summary>The password is right, but an administrator has suspended the account.</summary>
    Suspended,
}
