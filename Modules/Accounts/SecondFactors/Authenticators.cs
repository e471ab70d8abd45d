using Microsoft.EntityFrameworkCore;
using OurWhats.Accounts.People;

namespace OurWhats.Accounts.SecondFactors;

/// <summary>The authenticator apps, one per person. Call what changes them inside a write.</summary>
internal sealed class Authenticators(AccountsContext accounts, TimeProvider clock)
{
    /// <summary>The person's app, confirmed or not; null if there is none.</summary>
    public Task<Authenticator?> Find(long person, CancellationToken cancel) =>
        accounts.Authenticators.SingleOrDefaultAsync(app => app.PersonId == person, cancel);

    /// <summary>Creates a secret, which a code has to confirm. Replaces an unconfirmed one; a confirmed one stays.</summary>
    public async Task Begin(long person, CancellationToken cancel)
    {
        await accounts.Authenticators.Where(app => app.PersonId == person && !app.IsConfirmed).ExecuteDeleteAsync(cancel);
        if (await accounts.Authenticators.AnyAsync(app => app.PersonId == person, cancel)) return;
        accounts.Add(Authenticator.For(person));
        await accounts.SaveChangesAsync(cancel);
    }

    /// <summary>Confirms the person's app by a code.</summary>
    /// <returns>False, without any change, if the code is wrong or there is nothing to confirm.</returns>
    public async Task<bool> TryConfirm(Person person, string code, CancellationToken cancel) =>
        await Find(person.Id, cancel) is { IsConfirmed: false } app && await TryUse(app, code, cancel);

    /// <summary>True if this is a code of the person's confirmed app; it is not accepted again.</summary>
    public async Task<bool> TryUse(Person person, string code, CancellationToken cancel) =>
        await Find(person.Id, cancel) is { IsConfirmed: true } app && await TryUse(app, code, cancel);

    /// <returns>False if there was none.</returns>
    public async Task<bool> Remove(long person, CancellationToken cancel) =>
        await accounts.Authenticators.Where(app => app.PersonId == person).ExecuteDeleteAsync(cancel) > 0;

    private async Task<bool> TryUse(Authenticator app, string code, CancellationToken cancel)
    {
        if (!app.TryUse(string.Concat(code.Where(char.IsAsciiDigit)), clock.GetUtcNow())) return false;
        await accounts.SaveChangesAsync(cancel);
        return true;
    }
}
