using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;

namespace OurWhats.Groups.Access;

/// <summary>Finds a group and checks access. Handlers of all addresses below a group begin here.</summary>
internal sealed class GroupAuthorization(GroupsContext groups, IConversations conversations, UnitOfWork unit)
{
    private const long NoConversation = 0;

    /// <summary>
    /// The group; null if it does not exist or the person may not see it. A group by invitation is visible to its
    /// members only.
    /// </summary>
    public async Task<GroupAccess?> Find(long id, CurrentUser me, CancellationToken cancel)
    {
        var group = await groups.Groups
            .Include(group => group.Owners)
            .SingleOrDefaultAsync(group => group.Id == id, cancel);
        // Asked also for a group that does not exist, so that the time does not tell it from a closed one.
        var members = await conversations.Present(group?.ConversationId ?? NoConversation, cancel);
        if (group is null) return null;
        GroupAccess access = new(group, members, me.Id);
        return access.IsMember || group.IsOpen ? access : null;
    }

    /// <summary>The group; null if the person is not a member.</summary>
    public async Task<GroupAccess?> FindAsMember(long id, CurrentUser me, CancellationToken cancel) =>
        await Find(id, me, cancel) is { IsMember: true } access ? access : null;

    /// <summary>
    /// Runs a change reserved to owners, in a write that first checks that the person is still an owner.
    /// </summary>
    /// <param name="id">Key of the group.</param>
    /// <param name="me">The person who makes the request.</param>
    /// <param name="act">Makes the change, or returns the reason against it without changing anything.</param>
    /// <param name="cancel">Cancels the wait for the write.</param>
    /// <returns>The refusal; null on success.</returns>
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
