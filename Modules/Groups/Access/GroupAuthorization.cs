using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;

namespace OurWhats.Groups.Access;

/// <summary>Finds a group for the person who asks for it. Every address below a group begins here.</summary>
internal sealed class GroupAuthorization(GroupsContext groups, IConversations conversations, UnitOfWork unit)
{
    /// <summary>The group, or null if the person may not see it: only members see a group by invitation.</summary>
    public async Task<GroupAccess?> Find(long id, CurrentUser me, CancellationToken cancel)
    {
        var group = await groups.Groups
            .Include(group => group.Owners)
            .SingleOrDefaultAsync(group => group.Id == id, cancel);
        if (group is null) return null;
        GroupAccess access = new(group, await conversations.Present(group.ConversationId, cancel), me.Id);
        return access.IsMember || group.IsOpen ? access : null;
    }

    /// <summary>The group, or null if the person is not a member.</summary>
    public async Task<GroupAccess?> FindAsMember(long id, CurrentUser me, CancellationToken cancel) =>
        await Find(id, me, cancel) is { IsMember: true } access ? access : null;

    /// <summary>Does what only owners may do, in one write that begins by checking that the person still is an owner.</summary>
    /// <param name="id">Key of the group.</param>
    /// <param name="me">The person who asks.</param>
    /// <param name="act">Makes the change, or returns the reason against it before anything is changed.</param>
    /// <param name="cancel">Stops the wait for the write.</param>
    /// <returns>Null when it is done.</returns>
    public Task<GroupRefusal?> WriteAsOwner(
        long id,
        CurrentUser me,
        Func<WriteTransaction, GroupAccess, Task<string?>> act,
        CancellationToken cancel) => unit.Write(async write =>
    {
        if (await FindAsMember(id, me, cancel) is not { } access)
            return new(StatusCodes.Status404NotFound, OurWhats.Shared.Texts.NotHere);
        if (!access.IsOwner) return new(StatusCodes.Status403Forbidden, Texts.OwnersOnly);
        var reason = await act(write, access);
        return reason is null ? null : new GroupRefusal(StatusCodes.Status409Conflict, reason);
    }, cancel);
}
