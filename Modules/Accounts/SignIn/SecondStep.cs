using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.Passwords;
using OurWhats.Accounts.People;
using OurWhats.Accounts.SecondFactors;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SignIn;

/// <summary>Completes a sign-in by the second factor.</summary>
internal sealed class SecondStep(
    AccountsContext accounts,
    Authenticators apps,
    Passkeys passkeys,
    RecoveryCodes recoveryCodes,
    FailedSignIns failures,
    SessionStore sessions,
    UnitOfWork unit,
    SecurityLog log)
{
    /// <summary>The person of a pending sign-in; null if their credentials have changed since.</summary>
    public async Task<Person?> Find(PendingSignIn pending, CancellationToken cancel) => await accounts.Users
        .SingleOrDefaultAsync(person => person.Id == pending.PersonId && person.SecurityStamp == pending.SecurityStamp, cancel);

    /// <summary>Begins a session if the factor is right.</summary>
    /// <param name="form">One of "code", "recovery" and "credential".</param>
    public async Task<PasswordVerdict> Verify(
        HttpContext context,
        PendingSignIn pending,
        Person person,
        Form form,
        CancellationToken cancel)
    {
        var source = SignInSource.Of(context, person.UserName!, person).AtSecondStep();
        var verdict = await unit.Write(async write =>
        {
            await accounts.Entry(person).ReloadAsync(cancel);
            if (failures.IsLocked(source)) return PasswordVerdict.Locked;
            if (person.SecurityStamp != pending.SecurityStamp) return PasswordVerdict.Wrong;
            if (person.IsSuspended) return PasswordVerdict.Suspended;
            if (!await IsRight(write, context, pending, person, form, cancel))
                return failures.Add(source) ? PasswordVerdict.Locked : PasswordVerdict.Wrong;
            failures.Clear(source);
            await sessions.Begin(write, context, person, cancel);
            return PasswordVerdict.Right;
        }, cancel);
        failures.Report(context, source, person.UserName!, verdict);
        return verdict;
    }

    private async Task<bool> IsRight(
        WriteTransaction write,
        HttpContext context,
        PendingSignIn pending,
        Person person,
        Form form,
        CancellationToken cancel)
    {
        if (form["credential"] is { Length: > 0 } credential)
            return await passkeys.IsAnswer(context, person, pending.KeyHash, credential);
        if (form.Line("recovery") is { Length: > 0 } recovery)
        {
            if (!await recoveryCodes.TryUse(person.Id, recovery, cancel)) return false;
            log.Changed(write, "recovery code used", person.Id, person.Id);
            return true;
        }

        return await apps.TryUse(person, form.Line("code"), cancel);
    }
}
