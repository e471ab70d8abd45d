using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Membership;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Invitations;

/// <summary>Finds invitations by code and lets their bearers in: members, and through the sign-up brand-new people.</summary>
internal sealed class GroupInvitationService(GroupsContext groups, GroupMembership membership, TimeProvider clock) : IInvitations
{
    async Task<string?> IInvitations.Find(string code, CancellationToken cancel) => (await FindValid(code, cancel))?.Group.Name;

    public async Task<string?> Accept(string code, long personId, CancellationToken cancel)
    {
        if (await FindValid(code, cancel) is not { Group: var group }) return null;
        await membership.Join(group, personId, personId, cancel);
        return $"/c/{group.ConversationId}";
    }

    /// <summary>A group's link, as its members see it; null when it has expired.</summary>
    public async Task<InvitationLink?> LinkTo(Group group, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var invitation = await groups.Invitations.AsNoTracking().SingleOrDefaultAsync(one => one.GroupId == group.Id, cancel);
        return invitation?.IsValid(clock.GetUtcNow()) == true ? InvitationLink.Of(invitation, context, me) : null;
    }

    /// <summary>Replaces a group's link. Inside a write.</summary>
    /// <param name="group">The group.</param>
    /// <param name="former">The code to replace; empty for whichever is in force.</param>
    /// <param name="cancel">Stops the queries.</param>
    /// <returns>False, and nothing is done, when that one has been replaced meanwhile.</returns>
    public async Task<bool> Renew(Group group, string former, CancellationToken cancel)
    {
        if (former.Length > 0 && !await groups.Invitations.AnyAsync(one => one.GroupId == group.Id && one.Code == former, cancel)) return false;
        await groups.Invitations.Where(one => one.GroupId == group.Id).ExecuteDeleteAsync(cancel);
        groups.Add(GroupInvitation.To(group.Id, clock.GetUtcNow()));
        await groups.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>The invitation of this code, with its group, or null when it is unknown, expired or replaced.</summary>
    public async Task<GroupInvitation?> FindValid(string code, CancellationToken cancel)
    {
        var invitation = await groups.Invitations.AsNoTracking().Include(one => one.Group).SingleOrDefaultAsync(one => one.Code == code, cancel);
        return invitation?.IsValid(clock.GetUtcNow()) == true ? invitation : null;
    }
}
