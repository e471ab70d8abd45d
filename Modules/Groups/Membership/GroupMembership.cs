using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Groups.Membership;

/// <summary>Who comes into a group and who goes, and what follows from that. All inside a write.</summary>
internal sealed class GroupMembership(GroupsContext groups, IConversations conversations, IPeople people, IMedia media, UnitOfWork unit)
{
    /// <summary>Lets a person in. Does nothing for who is there.</summary>
    public Task<bool> Join(Group group, long person, long by, CancellationToken cancel) =>
        conversations.Join(group.ConversationId, person, by, group.SharesHistory, cancel);

    /// <summary>Lets a person out. There is always an owner: when the last one goes, somebody takes over; when nobody is left, the group is no more.</summary>
    /// <returns>False, and nothing is done, when they are not there.</returns>
    public async Task<bool> Leave(Group group, long person, long by, CancellationToken cancel)
    {
        if (!await conversations.Leave(group.ConversationId, person, by, cancel)) return false;
        var present = await conversations.Present(group.ConversationId, cancel);
        var successor = group.Successor(person, present, people);
        group.RemoveOwner(person);
        if (successor is not null)
        {
            group.AddOwner(successor.Id);
            await conversations.TellInCharge(group.ConversationId, successor.Id, isInCharge: true, by: null, cancel);
        }

        if (present.Count == 0) Close(group, person);
        await groups.SaveChangesAsync(cancel);
        if (present.Count == 0 && group.PictureId is { } picture) await media.Release([picture], cancel);
        return true;
    }

    // Its link and its owners go with it. Those who were in it keep what they received.
    private void Close(Group group, long last)
    {
        unit.Record(EntryKind.GroupClosed, last, group.ConversationId, group.Id);
        groups.Remove(group);
    }
}
