using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;

namespace OurWhats.Groups.Invitations;

/// <summary>Finds invitations by code and lets their bearers in: members, and through the sign-up brand-new people.</summary>
internal sealed class InvitationBook(GroupsContext groups, IConversations conversations, TimeProvider clock) : IInvitations
{
    async Task<string?> IInvitations.Find(string code, CancellationToken cancel) => (await Valid(code, cancel))?.Group.Name;

    public async Task<string?> Accept(string code, long personId, CancellationToken cancel)
    {
        if (await Valid(code, cancel) is not { Group: var group }) return null;
        await conversations.Join(group.ConversationId, personId, group.SharesHistory, cancel);
        return $"/c/{group.ConversationId}";
    }

    /// <summary>The invitation of this code, with its group, or null when it is unknown, expired or replaced.</summary>
    public async Task<Invitation?> Valid(string code, CancellationToken cancel)
    {
        var invitation = await groups.Invitations.AsNoTracking().Include(one => one.Group).SingleOrDefaultAsync(one => one.Code == code, cancel);
        return invitation?.IsValid(clock.GetUtcNow()) == true ? invitation : null;
    }
}
