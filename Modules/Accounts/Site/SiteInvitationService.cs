using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Site;

/// <summary>Whom a code lets in: the place's own links, and those of groups, for which <see cref="IInvitations"/> answers.</summary>
internal sealed class SiteInvitationService(AccountsContext accounts, IInvitations groups, PlaceName place, TimeProvider clock)
{
    private const int MaxLinks = 50;

    /// <summary>What the code invites to, or null when it is unknown, expired or withdrawn.</summary>
    public async Task<InvitationTarget?> Find(string code, CancellationToken cancel)
    {
        if (await FindOwn(code, cancel) is not null) return new(place.Value, "/");
        return await groups.Find(code, cancel) is { } group ? new(group, "/join/" + Uri.EscapeDataString(code)) : null;
    }

    /// <summary>Uses a valid code for a new person, inside the write that creates the account. Gives the address where they arrive.</summary>
    public async Task<string?> Accept(string code, long person, CancellationToken cancel)
    {
        if (await FindOwn(code, cancel) is null) return await groups.Accept(code, person, cancel);
        await accounts.Invitations.Where(one => one.Code == code).ExecuteUpdateAsync(one => one.SetProperty(it => it.Uses, it => it.Uses + 1), cancel);
        return "/";
    }

    /// <summary>The place's own links that are good, the newest first.</summary>
    public async Task<IReadOnlyList<SiteInvitation>> ListValid(CancellationToken cancel)
    {
        var now = clock.GetUtcNow();
        var stored = await accounts.Invitations.AsNoTracking().ToListAsync(cancel);
        return [.. stored.Where(one => one.IsValid(now)).OrderByDescending(one => one.ExpiresAt)];
    }

    /// <summary>Makes one more, inside a write. False when there are very many.</summary>
    public async Task<bool> Create(CancellationToken cancel)
    {
        var good = await ListValid(cancel);
        if (good.Count >= MaxLinks) return false;
        await accounts.Invitations.Where(one => !good.Select(it => it.Code).Contains(one.Code)).ExecuteDeleteAsync(cancel);
        accounts.Add(SiteInvitation.New(clock.GetUtcNow()));
        await accounts.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Makes a link worth nothing, inside a write. False when it is so already.</summary>
    public async Task<bool> Withdraw(string code, CancellationToken cancel) =>
        await accounts.Invitations.Where(one => one.Code == code).ExecuteDeleteAsync(cancel) > 0;

    private async Task<SiteInvitation?> FindOwn(string code, CancellationToken cancel)
    {
        var invitation = await accounts.Invitations.AsNoTracking().SingleOrDefaultAsync(one => one.Code == code, cancel);
        return invitation?.IsValid(clock.GetUtcNow()) == true ? invitation : null;
    }
}

/// <summary>What a valid code opens.</summary>
/// <param name="Name">The name of the place or group that it invites to.</param>
/// <param name="Address">Where it leads somebody who has an account already.</param>
public sealed record InvitationTarget(string Name, string Address);
