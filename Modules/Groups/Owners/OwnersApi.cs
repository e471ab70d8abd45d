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
        owner.MapPost("", Entrust).RequireRateLimiting(Limits.Changes);
        owner.MapPost("/end", Relieve).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Entrust(long id, string name, HttpContext context, CurrentUser me, Standings standings, GroupPages pages, GroupsContext groups, IConversations conversations, IPeople people, CancellationToken cancel)
    {
        var refused = await standings.AsOwner(id, me, async standing =>
        {
            if (WhyNot(standing, people, name, out var person) is { } sentence) return sentence;
            if (person.IsSuspended) return Texts.SuspendedOwner.With(person.DisplayName);
            if (standing.Group.IsOwnedBy(person.Id)) return null;
            standing.Group.Entrust(person.Id);
            await groups.SaveChangesAsync(cancel);
            await conversations.TellInCharge(standing.Group.ConversationId, person.Id, isInCharge: true, me.Id, cancel);
            return null;
        }, cancel);
        return await pages.After(context, me, id, refused, $"/groups/{id}", cancel);
    }

    private static async Task<IResult> Relieve(long id, string name, HttpContext context, CurrentUser me, Standings standings, GroupPages pages, GroupsContext groups, IConversations conversations, IPeople people, CancellationToken cancel)
    {
        var refused = await standings.AsOwner(id, me, async standing =>
        {
            if (WhyNot(standing, people, name, out var person) is { } sentence) return sentence;
            if (standing.Group.IsOwnedOnlyBy(person.Id)) return Texts.OnlyOwner;
            if (!standing.Group.IsOwnedBy(person.Id)) return null;
            standing.Group.Relieve(person.Id);
            await groups.SaveChangesAsync(cancel);
            await conversations.TellInCharge(standing.Group.ConversationId, person.Id, isInCharge: false, me.Id, cancel);
            return null;
        }, cancel);
        return await pages.After(context, me, id, refused, $"/groups/{id}", cancel);
    }

    private static string? WhyNot(Standing standing, IPeople people, string name, out PersonCard person)
    {
        person = people.Find(name) ?? new(0, name, name);
        if (person.Id == 0) return Texts.UnknownNames.With(name);
        return standing.Has(person.Id) ? null : Texts.NotInGroup.With(person.DisplayName);
    }
}
