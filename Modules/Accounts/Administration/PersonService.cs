using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Reset;
using OurWhats.Accounts.SecondFactors;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Administration;

/// <summary>
/// Administrators' actions on accounts. Each runs in one write, which first checks that the actor is still an
/// administrator.
/// </summary>
internal sealed class PersonService(
    UserManager<Person> users,
    AccountsContext accounts,
    ResetLinks links,
    Credentials credentials,
    SessionCache cache,
    PeopleDirectory people,
    SecondFactorRule rule,
    UnitOfWork unit,
    SecurityLog log)
{
    public Task<PersonChangeResult> Suspend(CurrentUser me, string name, CancellationToken cancel) =>
        Change(me, name, EntryKind.PersonSuspended, (by, person) => Task.FromResult(person.Suspend(by)), cancel);

    public Task<PersonChangeResult> Reopen(CurrentUser me, string name, CancellationToken cancel) =>
        Change(me, name, EntryKind.PersonReopened, (_, person) => Task.FromResult(person.Reopen()), cancel);

    public Task<PersonChangeResult> GrantAdministrator(CurrentUser me, string name, CancellationToken cancel) =>
        Change(me, name, EntryKind.RoleChanged, (_, person) => Task.FromResult(person.GrantAdministrator()), cancel);

    public Task<PersonChangeResult> RevokeAdministrator(CurrentUser me, string name, CancellationToken cancel) =>
        Change(me, name, EntryKind.RoleChanged, async (_, person) =>
        {
            var hasOthers = await accounts.Users.AnyAsync(
                other => other.Id != person.Id && other.IsAdministrator && !other.IsSuspended,
                cancel);
            return person.RevokeAdministrator(isLast: !hasOthers);
        }, cancel);

    public async Task<PersonChangeResult> MakeResetLink(CurrentUser me, string name, CancellationToken cancel)
    {
        var code = "";
        var result = await Change(me, name, EntryKind.ResetLinkMade, async (by, person) =>
        {
            if (person.IsSuspended) return Texts.ReopenFirst;
            code = await links.Create(person, by, cancel);
            return null;
        }, cancel);
        return result with { ResetCode = code };
    }

    /// <param name="factors">Removes what they are.</param>
    public Task<PersonChangeResult> RemoveSecondFactor(
        CurrentUser me,
        string name,
        SecondFactorRemoval factors,
        CancellationToken cancel) => Change(me, name, EntryKind.SecondFactorChanged, async (_, person) =>
    {
        if (person.TwoFactorEnabled) await factors.Remove(person, cancel);
        return null;
    }, cancel);

    // An action without effect is not recorded.
    private Task<PersonChangeResult> Change(
        CurrentUser me,
        string name,
        EntryKind kind,
        Func<Person, Person, Task<string?>> change,
        CancellationToken cancel) => unit.Write(async write =>
    {
        var (by, person) = (await users.FindByNameAsync(me.UserName), await users.FindByNameAsync(name));
        if (by is not { IsActiveAdministrator: true } || !rule.IsMetBy(by.TwoFactorEnabled) || person is null)
            return new PersonChangeResult(null);
        if (await change(by, person) is { } refusal) return new(person, refusal);
        if (!accounts.ChangeTracker.HasChanges()) return new(person);
        await credentials.Save(write, person, null, cancel);
        write.Record(kind, me.Id, subject: person.Id);
        log.Changed(write, WordsFor(kind, person), me.Id, person.Id);
        people.PutAfter(write, person);
        write.AfterCommit(() => cache.Update(person));
        return new(person);
    }, cancel);

    private static string WordsFor(EntryKind kind, Person person) => kind switch
    {
        EntryKind.PersonSuspended => "suspended",
        EntryKind.PersonReopened => "reopened",
        EntryKind.RoleChanged => person.IsAdministrator ? "administrator now" : "no administrator any more",
        EntryKind.ResetLinkMade => "reset link created",
        EntryKind.SecondFactorChanged => "second factors removed",
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };
}

/// <summary>The result of an administrator's action.</summary>
/// <param name="Person">The person; null if there is none of that name, or if the actor is no longer an
/// administrator.</param>
/// <param name="Refusal">Why nothing was changed, as a sentence, or null.</param>
/// <param name="ResetCode">Code of the new reset link; empty unless one was created.</param>
internal sealed record PersonChangeResult(Person? Person, string? Refusal = null, string ResetCode = "");
