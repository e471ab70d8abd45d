using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Passwords;

/// <summary>Verifies passwords, counts wrong ones and locks their senders out after too many.</summary>
internal sealed class PasswordCheck(
    UserManager<Person> users,
    AccountsContext accounts,
    FailedSignIns failures,
    HashingTurns hashing,
    UnitOfWork unit,
    SecurityLog log)
{
    private static string? hashOfNobody;

    /// <summary>
    /// Verifies a password and, if it is right and the account is not suspended, runs a follow-up action in the same
    /// write.
    /// </summary>
    public async Task<PasswordVerdict> Verify(
        Person person,
        string password,
        SignInSource source,
        Func<WriteTransaction, Task> then,
        CancellationToken cancel)
    {
        var verifiedHash = person.PasswordHash;
        var hasher = users.PasswordHasher;
        var result = await hashing.Run(() => hasher.VerifyHashedPassword(person, verifiedHash!, password), cancel);
        if (result == PasswordVerificationResult.Failed) return Refuse(source, person);
        var rehash = result == PasswordVerificationResult.SuccessRehashNeeded
            ? await hashing.Run(() => hasher.HashPassword(person, password), cancel)
            : null;
        return await unit.Write(async write =>
        {
            // Concurrent attempts may have changed the count, and the password may have changed.
            await accounts.Entry(person).ReloadAsync(cancel);
            if (failures.IsLocked(source)) return PasswordVerdict.Locked;
            if (person.PasswordHash != verifiedHash) return Refuse(source, person);
            failures.Clear(source);
            if (person.IsSuspended) return PasswordVerdict.Suspended;
            if (rehash is not null) await Store(person, rehash, cancel);
            await then(write);
            return PasswordVerdict.Right;
        }, cancel);
    }

    /// <summary>
    /// Refuses a name without an account. It takes the same time as verifying an account's password, and counts in the
    /// same way.
    /// </summary>
    public async Task<PasswordVerdict> RefuseUnknownName(string password, SignInSource source, CancellationToken cancel)
    {
        var hasher = users.PasswordHasher;
        await hashing.Run(
            () =>
            {
                hashOfNobody ??= hasher.HashPassword(null!, Guid.NewGuid().ToString());
                return hasher.VerifyHashedPassword(null!, hashOfNobody, password);
            },
            cancel);
        return Refuse(source);
    }

    // The password is the same, so sessions and reset links stay.
    private Task<int> Store(Person person, string rehash, CancellationToken cancel) => accounts.Users
        .Where(stored => stored.Id == person.Id)
        .ExecuteUpdateAsync(update => update.SetProperty(stored => stored.PasswordHash, rehash), cancel);

    // A wrong password during a lockout does not prolong it.
    private PasswordVerdict Refuse(SignInSource source, Person? person = null)
    {
        if (failures.IsLocked(source)) return PasswordVerdict.Locked;
        if (!failures.Add(source)) return PasswordVerdict.Wrong;
        if (person is not null) log.Locked(person.Id);
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
