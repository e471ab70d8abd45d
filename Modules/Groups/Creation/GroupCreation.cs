using Microsoft.EntityFrameworkCore;
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
    /// <summary>The most that one person can found, so that nobody floods the directory.</summary>
    public const int MaxGroupsPerFounder = 100;

    /// <summary>Creates a group with its founder as owner, its conversation and its invitation, in one write.</summary>
    /// <returns>Null, without any change, if the person has founded as many as they can.</returns>
    public Task<Group?> Create(GroupForm form, long founder, CancellationToken cancel)
    {
        var group = form.NewGroup(founder);
        return unit.Write(async write =>
        {
            if (await groups.Groups.CountAsync(other => other.FounderId == founder, cancel) >= MaxGroupsPerFounder) return null;
            groups.Add(group);
            await groups.SaveChangesAsync(cancel);
            group.AddOwner(founder);
            group.ConversationId = await conversations.Open(write, group.Name, group.Address, founder, cancel);
            groups.Add(GroupInvitation.To(group.Id, clock.GetUtcNow()));
            await groups.SaveChangesAsync(cancel);
            return (Group?)group;
        }, cancel);
    }
}
