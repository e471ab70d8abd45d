using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Access;
using OurWhats.Groups.Membership;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Owners;

/// <summary>
/// /groups/{id}/owners/{name}: owners add and remove owners, themselves included unless they are the only one.
/// </summary>
internal static class OwnersApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var owner = routes.MapGroup("/groups/{id:long}/owners/{name}");
        owner.MapPost("", AddOwner).RequireRateLimiting(Limits.Changes);
        owner.MapPost("/end", RemoveOwner).RequireRateLimiting(Limits.Changes);
    }

    private static Task<IResult> AddOwner(
        string name,
        [AsParameters] GroupRequest request,
        GroupsContext groups,
        IConversations conversations,
        IPeople people) => request.ChangeAsOwner(async (write, access) =>
    {
        if (ReasonAgainst(access, people, name, out var person) is { } reason) return reason;
        if (person.IsSuspended) return Texts.SuspendedOwner.With(people.NameOf(person.Id));
        var group = access.Group;
        if (group.IsOwnedBy(person.Id)) return null;
        group.AddOwner(person.Id);
        await groups.SaveChangesAsync(request.Cancel);
        await conversations.TellInCharge(
            write, group.ConversationId, person.Id, isInCharge: true, request.Me.Id, request.Cancel);
        return null;
    });

    private static Task<IResult> RemoveOwner(
        string name,
        [AsParameters] GroupRequest request,
        GroupsContext groups,
        IConversations conversations,
        IPeople people) => request.ChangeAsOwner(async (write, access) =>
    {
        if (ReasonAgainst(access, people, name, out var person) is { } reason) return reason;
        var group = access.Group;
        if (group.IsOwnedOnlyBy(person.Id)) return Texts.OnlyOwner;
        if (!group.IsOwnedBy(person.Id)) return null;
        group.RemoveOwner(person.Id);
        await groups.SaveChangesAsync(request.Cancel);
        await conversations.TellInCharge(
            write, group.ConversationId, person.Id, isInCharge: false, request.Me.Id, request.Cancel);
        return null;
    });

    private static string? ReasonAgainst(GroupAccess access, IPeople people, string name, out PersonCard person)
    {
        person = people.Find(name) ?? new(0, name, name);
        if (person.Id == 0) return Texts.UnknownNames.With(name);
        return access.HasMember(person.Id) ? null : Texts.NotInGroup.With(people.NameOf(person.Id));
    }
}
