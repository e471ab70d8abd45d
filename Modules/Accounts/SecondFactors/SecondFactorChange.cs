using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Identity;
using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;
using OurWhats.Accounts.Reset;
using OurWhats.Accounts.Sessions;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>Changes a person's own second factors.</summary>
internal sealed class SecondFactorChange(
    UserManager<Person> users,
    AccountsContext accounts,
    RecoveryCodes recoveryCodes,
    Credentials credentials,
    SessionCache cache,
    UnitOfWork unit,
    SecurityLog log)
{
    /// <summary>
    /// Runs a change in one write. Like a new password, it withdraws what was handed out before and ends the person's
    /// other sessions. With the first factor come recovery codes, which go with the last one.
    /// </summary>
    /// <param name="change">Returns false if nothing is to be changed.</param>
    /// <param name="words">What happens, in constant words for the log.</param>
    /// <returns>New recovery codes to show, possibly none; null if nothing was changed.</returns>
    public Task<IReadOnlyList<string>?> Run(
        HttpContext context,
        CurrentUser me,
        Func<Person, Task<bool>> change,
        string words,
        CancellationToken cancel) => unit.Write(async write =>
    {
        var person = (await users.FindByNameAsync(me.UserName))!;
        if (!await change(person)) return null;
        var codes = await Follow(person, cancel);
        await credentials.Renew(write, person, me.Session, cancel);
        KnownBrowser.Remember(context, person);
        write.Record(EntryKind.SecondFactorChanged, me.Id, subject: me.Id);
        log.Changed(write, words, me.Id, me.Id);
        write.AfterCommit(() => cache.Update(person));
        return codes;
    }, cancel);

    /// <summary>Replaces the recovery codes of a person who has a second factor.</summary>
    /// <inheritdoc cref="Run"/>
    public async Task<IReadOnlyList<string>?> ReplaceCodes(HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        IReadOnlyList<string> codes = [];
        var isChanged = await Run(context, me, async person =>
        {
            if (!person.TwoFactorEnabled) return false;
            codes = await recoveryCodes.Replace(person.Id, cancel);
            return true;
        }, "recovery codes replaced", cancel);
        return isChanged is null ? null : codes;
    }

    // The person's flag and the recovery codes follow from the factors that are left.
    private async Task<IReadOnlyList<string>> Follow(Person person, CancellationToken cancel)
    {
        var (hadAny, hasAny) = (person.TwoFactorEnabled, await HasAny(person.Id, cancel));
        if (!hasAny) await recoveryCodes.RemoveAll(person.Id, cancel);
        var codes = hasAny && !hadAny ? await recoveryCodes.Replace(person.Id, cancel) : [];
        person.TwoFactorEnabled = hasAny;
        return codes;
    }

    private async Task<bool> HasAny(long person, CancellationToken cancel) =>
        await accounts.Authenticators.AnyAsync(app => app.PersonId == person && app.IsConfirmed, cancel)
        || await accounts.UserPasskeys.AnyAsync(passkey => passkey.UserId == person, cancel);
}
