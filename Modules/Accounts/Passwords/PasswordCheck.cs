using Microsoft.AspNetCore.Identity;
using OurWhats.Accounts.People;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Passwords;

/// <summary>Verifies passwords, counts wrong ones and locks their senders out after too many.</summary>
internal sealed class PasswordCheck(
    UserManager<Person> users,
    AccountsContext accounts,
    FailedSignIns failures,
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
        if (!IsRight(person, password)) return Refuse(source, person);
        return await unit.Write(async write =>
        {
            // Concurrent attempts may have changed the count, and the password may have changed.
            await accounts.Entry(person).ReloadAsync(cancel);
            if (failures.IsLocked(source)) return PasswordVerdict.Locked;
            if (person.PasswordHash != verifiedHash) return Refuse(source, person);
            failures.Clear(source);
            if (person.IsSuspended) return PasswordVerdict.Suspended;
            await then(write);
            return PasswordVerdict.Right;
        }, cancel);
    }

    /// <summary>
    /// Refuses a name without an account. It takes the same time as verifying an account's password, and counts in the
    /// same way.
    /// </summary>
    public PasswordVerdict RefuseUnknownName(string password, SignInSource source)
    {
        hashOfNobody ??= users.PasswordHasher.HashPassword(null!, Guid.NewGuid().ToString());
        users.PasswordHasher.VerifyHashedPassword(null!, hashOfNobody, password);
        return Refuse(source);
    }

    private bool IsRight(Person person, string password)
    {
        var result = users.PasswordHasher.VerifyHashedPassword(person, person.PasswordHash!, password);
        return result != PasswordVerificationResult.Failed;
    }

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
