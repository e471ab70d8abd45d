using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Groups.Access;

/// <summary>Adds people to groups and removes them, with all consequences.</summary>
internal sealed class GroupMembership(
    GroupsContext groups,
    IConversations conversations,
    IPeople people,
    IMedia media)
{
    /// <summary>Adds a person to a group.</summary>
    /// <param name="by">Key of the person who adds them; their own key when they join by themselves.</param>
    /// <returns>False, without any change, if they are a member already.</returns>
    public Task<bool> Join(WriteTransaction write, Group group, long person, long by, CancellationToken cancel) =>
        conversations.Join(write, group.ConversationId, person, by, group.SharesHistory, cancel);

    /// <summary>
    /// Removes a person from a group. If the last owner leaves, a successor becomes owner; if the last member leaves,
    /// the group is deleted.
    /// </summary>
    /// <param name="by">Key of the person who removes them; their own key when they leave by themselves.</param>
    /// <returns>False, without any change, if they are not a member.</returns>
    public async Task<bool> Leave(WriteTransaction write, Group group, long person, long by, CancellationToken cancel)
    {
        if (!await conversations.Leave(write, group.ConversationId, person, by, cancel)) return false;
        var remaining = await conversations.Present(group.ConversationId, cancel);
        var successor = group.Successor(person, remaining, people);
        group.RemoveOwner(person);
        if (successor is not null)
        {
            group.AddOwner(successor.Id);
            await conversations.TellInCharge(
                write, group.ConversationId, successor.Id, isInCharge: true, by: null, cancel);
        }

        if (remaining.Count == 0) Close(write, group, person);
        await groups.SaveChangesAsync(cancel);
        if (remaining.Count == 0 && group.PictureId is { } picture) await media.Release(write, [picture], cancel);
        return true;
    }

    // The invitation and the owners are deleted with the group. Former members keep the messages that they received.
    private void Close(WriteTransaction write, Group group, long lastMember)
    {
        write.Record(EntryKind.GroupClosed, lastMember, group.ConversationId, group.Id);
        groups.Remove(group);
    }
}
