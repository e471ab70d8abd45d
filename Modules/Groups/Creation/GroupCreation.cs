using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;

namespace OurWhats.Groups.Creation;

internal sealed class GroupCreation(
    GroupsContext groups,
    IConversations conversations,
    UnitOfWork unit,
    TimeProvider clock)
{
    /// <summary>Creates a group with its founder as owner, its conversation and its invitation, in one write.</summary>
    public async Task<Group> Create(GroupForm form, long founder, CancellationToken cancel)
    {
        var group = form.NewGroup(founder);
        await unit.Write(async write =>
        {
            groups.Add(group);
            await groups.SaveChangesAsync(cancel);
            group.AddOwner(founder);
            group.ConversationId = await conversations.Open(write, group.Name, group.Address, founder, cancel);
            groups.Add(GroupInvitation.To(group.Id, clock.GetUtcNow()));
            await groups.SaveChangesAsync(cancel);
        }, cancel);
        return group;
    }
}
