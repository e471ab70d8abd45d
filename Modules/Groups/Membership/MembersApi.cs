using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>/groups/{id}: what a group is and who is in it; joining, leaving, inviting.</summary>
internal static class MembersApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/groups/{id:long}");
        group.MapGet("", Show);
        group.MapPost("/members", Join).RequireRateLimiting(Limits.Changes);
        group.MapPost("/leave", Leave).RequireRateLimiting(Limits.Changes);
        group.MapPost("/invitation", Renew).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(long id, HttpContext context, CurrentUser me, GroupsContext groups, IConversations conversations, IPeople people, TimeProvider clock, CancellationToken cancel)
    {
        if (await Seen(id, me, groups, conversations, cancel) is not var (group, isMember)) return Refusal.NotFound(context);
        var present = await conversations.Present(group.ConversationId, cancel);
        var invitation = isMember ? await groups.Invitations.AsNoTracking().SingleOrDefaultAsync(one => one.GroupId == id, cancel) : null;
        var shell = await Shell.For(context, me, group.Name, cancel);
        return Answers.Page(GroupPage.Create(new(shell, GroupCard.Of(group, isMember), present.Count, isMember ? [.. present.Select(person => people[person])] : [],
            invitation?.IsValid(clock.GetUtcNow()) == true ? LinkTo(context, invitation, me) : null)));
    }

    private static async Task<IResult> Join(long id, HttpContext context, CurrentUser me, GroupsContext groups, IConversations conversations, UnitOfWork unit, CancellationToken cancel)
    {
        var group = await groups.Groups.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id && one.IsOpen, cancel);
        if (group is null) return Refusal.NotFound(context);
        await unit.Write(() => conversations.Join(group.ConversationId, me.Id, group.SharesHistory, cancel), cancel);
        return Answers.SeeOther($"/c/{group.ConversationId}");
    }

    private static async Task<IResult> Leave(long id, HttpContext context, CurrentUser me, GroupsContext groups, IConversations conversations, UnitOfWork unit, CancellationToken cancel)
    {
        if (await Seen(id, me, groups, conversations, cancel) is not var (group, _)) return Refusal.NotFound(context);
        await unit.Write(() => conversations.Leave(group.ConversationId, me.Id, cancel), cancel);
        return Answers.SeeOther("/");
    }

    private static async Task<IResult> Renew(long id, HttpContext context, CurrentUser me, GroupsContext groups, IConversations conversations, UnitOfWork unit, TimeProvider clock, CancellationToken cancel)
    {
        if (await Seen(id, me, groups, conversations, cancel) is not (var group, true)) return Refusal.NotFound(context);
        await unit.Write(async () =>
        {
            await groups.Invitations.Where(one => one.GroupId == id).ExecuteDeleteAsync(cancel);
            groups.Add(Invitation.To(id, clock.GetUtcNow()));
            await groups.SaveChangesAsync(cancel);
        }, cancel);
        return Answers.SeeOther(group.Address);
    }

    // A group by invitation is there for its members only.
    private static async Task<(Group Group, bool IsMember)?> Seen(long id, CurrentUser me, GroupsContext groups, IConversations conversations, CancellationToken cancel)
    {
        var group = await groups.Groups.AsNoTracking().SingleOrDefaultAsync(one => one.Id == id, cancel);
        if (group is null) return null;
        var isMember = (await conversations.WhereIs(me.Id, [group.ConversationId], cancel)).Count > 0;
        return isMember || group.IsOpen ? (group, isMember) : null;
    }

    private static InvitationLink LinkTo(HttpContext context, Invitation invitation, CurrentUser me) =>
        new($"{context.Request.Scheme}://{context.Request.Host}{invitation.Address}", me.Local(invitation.ExpiresAt.ToUnixTimeMilliseconds()).ToString("D", me.Culture));
}

/// <summary>An invitation link, whole, and the day until which it is good.</summary>
public sealed record InvitationLink(string Address, string Until);

/// <summary>The page of a group.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Group">What it is.</param>
/// <param name="Count">How many are in it.</param>
/// <param name="Members">Who; members only see that.</param>
/// <param name="Link">The invitation link, for members; null when it has expired.</param>
public sealed record GroupModel(Shell Shell, GroupCard Group, int Count, IReadOnlyList<PersonCard> Members, InvitationLink? Link);
