using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Groups.Access;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;

namespace OurWhats.Groups.Invitations;

/// <summary>Finds, accepts and renews invitations to groups, for people with an account and for those who sign up.</summary>
internal sealed class GroupInvitationService(
    GroupsContext groups,
    GroupMembership membership,
    TimeProvider clock) : IInvitations
{
    async Task<string?> IInvitations.Find(string code, CancellationToken cancel) =>
        (await FindValid(code, cancel))?.Group.Name;

    public async Task<string?> Accept(WriteTransaction write, string code, long personId, CancellationToken cancel)
    {
        if (await FindValid(code, cancel) is not { Group: var group }) return null;
        await membership.Join(write, group, personId, personId, cancel);
        return $"/c/{group.ConversationId}";
    }

    /// <summary>The link for members to share; null if it has expired.</summary>
    public async Task<InvitationLink?> LinkTo(Group group, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var invitation = await groups.Invitations.AsNoTracking()
            .SingleOrDefaultAsync(invitation => invitation.GroupId == group.Id, cancel);
        return invitation?.IsValid(clock.GetUtcNow()) == true ? InvitationLink.Of(invitation, context, me) : null;
    }

    /// <summary>Replaces a group's invitation. Call it inside a write.</summary>
    /// <param name="group">The group.</param>
    /// <param name="former">The code to replace; empty to replace any.</param>
    /// <param name="cancel">Cancels the queries.</param>
    /// <returns>False, without any change, if that code has been replaced already.</returns>
    public async Task<bool> Renew(Group group, string former, CancellationToken cancel)
    {
        var ofGroup = groups.Invitations.Where(invitation => invitation.GroupId == group.Id);
        if (former.Length > 0 && !await ofGroup.AnyAsync(invitation => invitation.Code == former, cancel)) return false;
        await ofGroup.ExecuteDeleteAsync(cancel);
        groups.Add(GroupInvitation.To(group.Id, clock.GetUtcNow()));
        await groups.SaveChangesAsync(cancel);
        return true;
    }

    /// <summary>Replaces a group's invitation if it is valid; an expired one stays so. Call it inside a write.</summary>
    public async Task Replace(Group group, CancellationToken cancel)
    {
        var invitation = await groups.Invitations.AsNoTracking()
            .SingleOrDefaultAsync(invitation => invitation.GroupId == group.Id, cancel);
        if (invitation?.IsValid(clock.GetUtcNow()) == true) await Renew(group, invitation.Code, cancel);
    }

    /// <summary>
    /// The invitation with this code, and its group; null if the code is unknown, expired or replaced.
    /// </summary>
    public async Task<GroupInvitation?> FindValid(string code, CancellationToken cancel)
    {
        var invitation = await groups.Invitations.AsNoTracking()
            .Include(invitation => invitation.Group)
            .SingleOrDefaultAsync(invitation => invitation.Code == code, cancel);
        return invitation?.IsValid(clock.GetUtcNow()) == true ? invitation : null;
    }
}
