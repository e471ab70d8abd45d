using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>Finds groups for who asks: every address below a group begins here.</summary>
internal sealed class GroupAuthorization(GroupsContext groups, IConversations conversations, UnitOfWork unit)
{
    /// <summary>The group as the person sees it, or null: a group by invitation is there for its members only.</summary>
    public async Task<GroupAccess?> Find(long id, CurrentUser me, CancellationToken cancel)
    {
        var group = await groups.Groups.Include(one => one.Owners).SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (group is null) return null;
        GroupAccess access = new(group, await conversations.Present(group.ConversationId, cancel), me.Id);
        return access.IsMember || group.IsOpen ? access : null;
    }

    /// <summary>The group for its members; null for all others.</summary>
    public async Task<GroupAccess?> FindAsMember(long id, CurrentUser me, CancellationToken cancel) =>
        await Find(id, me, cancel) is { IsMember: true } access ? access : null;

    /// <summary>Does what only owners may do, in a write that begins by looking whether the person still is one.</summary>
    /// <param name="id">Key of the group.</param>
    /// <param name="me">Who asks.</param>
    /// <param name="act">Does it, or gives the sentence that says why not, before anything is changed.</param>
    /// <param name="cancel">Stops the wait for the write.</param>
    /// <returns>Null when it is done.</returns>
    public Task<GroupRefusal?> WriteAsOwner(long id, CurrentUser me, Func<GroupAccess, Task<string?>> act, CancellationToken cancel) => unit.Write(async () =>
    {
        if (await FindAsMember(id, me, cancel) is not { } access) return new(StatusCodes.Status404NotFound, OurWhats.Shared.Texts.NotHere);
        if (!access.IsOwner) return new(StatusCodes.Status403Forbidden, Texts.OwnersOnly);
        var sentence = await act(access);
        return sentence is null ? null : new GroupRefusal(StatusCodes.Status409Conflict, sentence);
    }, cancel);
}
