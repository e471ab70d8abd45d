using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Site;

/// <summary>
/// Invitations to the site. For sign-up, also accepts invitations to groups, through <see cref="IInvitations"/>.
/// </summary>
internal sealed class SiteInvitationService(
    AccountsContext accounts,
    IInvitations groups,
    SiteName place,
    TimeProvider clock)
{
    private const int MaxLinks = 50;

    /// <summary>The target of a code; null if it is unknown, expired or withdrawn.</summary>
    public async Task<InvitationTarget?> Find(string code, CancellationToken cancel)
    {
        if (await FindOwn(code, cancel) is not null) return new(place.Value, "/", IsGroup: false);
        return await groups.Find(code, cancel) is { } group ? new(group, "/join/" + Uri.EscapeDataString(code), IsGroup: true) : null;
    }

    /// <summary>Accepts a code for a new person. Call it inside the write that creates the account.</summary>
    /// <returns>The address to go on to; null if the code is not valid.</returns>
    public async Task<string?> Accept(WriteTransaction write, string code, long person, CancellationToken cancel)
    {
        if (await FindOwn(code, cancel) is null) return await groups.Accept(write, code, person, cancel);
        await accounts.Invitations
            .Where(invitation => invitation.Code == code)
            .ExecuteUpdateAsync(
                update => update.SetProperty(invitation => invitation.Uses, invitation => invitation.Uses + 1),
                cancel);
        return "/";
    }

    /// <summary>The valid invitations to the site, the newest first.</summary>
    public async Task<IReadOnlyList<SiteInvitation>> ListValid(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var stored = await accounts.Invitations.AsNoTracking().ToListAsync(cancel);
        return
        [
            .. stored.Where(invitation => invitation.IsValid(now)).OrderByDescending(invitation => invitation.ExpiresAt),
        ];
    }

    /// <summary>Creates an invitation to the site and deletes expired ones. Call it inside a write.</summary>
    /// <param name="by">The administrator who makes it.</param>
    /// <param name="cancel">Cancels the queries.</param>
    /// <returns>False, without any change, if there are 50 valid ones already.</returns>
    public async Task<bool> Create(long by, CancellationToken cancel)
    {
        var valid = await ListValid(cancel);
        if (valid.Count >= MaxLinks) return false;
        await accounts.Invitations
            .Where(invitation => !valid.Select(kept => kept.Code).Contains(invitation.Code))
            .ExecuteDeleteAsync(cancel);
        accounts.Add(SiteInvitation.New(by, clock.GetUtcNow()));
        await accounts.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Deletes an invitation to the site. Call it inside a write.</summary>
    /// <returns>False if there is none with this code.</returns>
    public async Task<bool> Withdraw(string code, CancellationToken cancel) =>
        await accounts.Invitations.Where(invitation => invitation.Code == code).ExecuteDeleteAsync(cancel) > 0;

    /// <summary>
    /// Deletes the invitations to the site that a person made, and those of unknown makers. Call it inside a write.
    /// </summary>
    public Task WithdrawMadeBy(long person, CancellationToken cancel) => accounts.Invitations
        .Where(invitation => invitation.MadeBy == person || invitation.MadeBy == 0)
        .ExecuteDeleteAsync(cancel);

    /// <summary>Deletes all invitations to the site. Call it inside a write.</summary>
    public Task WithdrawAll(CancellationToken cancel) => accounts.Invitations.ExecuteDeleteAsync(cancel);

    private async Task<SiteInvitation?> FindOwn(string code, CancellationToken cancel)
    {
        var invitation = await accounts.Invitations.AsNoTracking()
            .SingleOrDefaultAsync(invitation => invitation.Code == code, cancel);
        return invitation?.IsValid(clock.GetUtcNow()) == true ? invitation : null;
    }
}

/// <summary>Target of a valid invitation.</summary>
/// <param name="Name">Name of the site or group.</param>
/// <param name="Address">Target for people who already have an account.</param>
/// <param name="IsGroup">True if it is a group.</param>
public sealed record InvitationTarget(string Name, string Address, bool IsGroup);
