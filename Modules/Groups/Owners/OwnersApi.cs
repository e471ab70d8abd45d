using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Membership;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Owners;

/// <summary>/groups/{id}/owners/{name}: puts a member in charge, or ends that; one's own charge too, but for the last owner.</summary>
internal static class OwnersApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var owner = routes.MapGroup("/groups/{id:long}/owners/{name}");
        owner.MapPost("", AddOwner).RequireRateLimiting(Limits.Changes);
        owner.MapPost("/end", RemoveOwner).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> AddOwner(long id, string name, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupsContext groups, IConversations conversations, IPeople people, CancellationToken cancel)
    {
        var refused = await authorization.WriteAsOwner(id, me, async access =>
        {
            if (ReasonAgainst(access, people, name, out var person) is { } sentence) return sentence;
            if (person.IsSuspended) return Texts.SuspendedOwner.With(person.DisplayName);
            if (access.Group.IsOwnedBy(person.Id)) return null;
            access.Group.AddOwner(person.Id);
            await groups.SaveChangesAsync(cancel);
            await conversations.TellInCharge(access.Group.ConversationId, person.Id, isInCharge: true, me.Id, cancel);
            return null;
        }, cancel);
        return await pages.RedirectOrRefuse(context, me, id, refused, $"/groups/{id}", cancel);
    }

    private static async Task<IResult> RemoveOwner(long id, string name, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupsContext groups, IConversations conversations, IPeople people, CancellationToken cancel)
    {
        var refused = await authorization.WriteAsOwner(id, me, async access =>
        {
            if (ReasonAgainst(access, people, name, out var person) is { } sentence) return sentence;
            if (access.Group.IsOwnedOnlyBy(person.Id)) return Texts.OnlyOwner;
            if (!access.Group.IsOwnedBy(person.Id)) return null;
            access.Group.RemoveOwner(person.Id);
            await groups.SaveChangesAsync(cancel);
            await conversations.TellInCharge(access.Group.ConversationId, person.Id, isInCharge: false, me.Id, cancel);
            return null;
        }, cancel);
        return await pages.RedirectOrRefuse(context, me, id, refused, $"/groups/{id}", cancel);
    }

    private static string? ReasonAgainst(GroupAccess access, IPeople people, string name, out PersonCard person)
    {
        person = people.Find(name) ?? new(0, name, name);
        if (person.Id == 0) return Texts.UnknownNames.With(name);
        return access.HasMember(person.Id) ? null : Texts.NotInGroup.With(person.DisplayName);
    }
}
