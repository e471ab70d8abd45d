using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>/groups/{id}/members/{name}: what an owner can do about a member, and taking them out.</summary>
internal static class MemberApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var member = routes.MapGroup("/groups/{id:long}/members/{name}");
        member.MapGet("", Show);
        member.MapPost("/removal", Remove).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(long id, string name, HttpContext context, CurrentUser me, Standings standings, GroupPages pages, IPeople people, CancellationToken cancel)
    {
        if (await standings.OfMember(id, me, cancel) is not { } standing || people.Find(name) is not { } person) return Refusal.NotFound(context);
        if (!standing.Has(person.Id)) return await pages.Page(context, me, standing, cancel, new(StatusCodes.Status404NotFound, Texts.NotInGroup.With(person.DisplayName)));
        return Answers.Page(MemberPage.Create(MemberModel.Of(await Shell.For(context, me, person.DisplayName, cancel), standing, person)));
    }

    private static async Task<IResult> Remove(long id, string name, HttpContext context, CurrentUser me, Standings standings, GroupPages pages, Door door, IPeople people, CancellationToken cancel)
    {
        var refused = await standings.AsOwner(id, me, async standing =>
        {
            if (people.Find(name) is not { } person) return Texts.UnknownNames.With(name);
            if (person.Id == me.Id) return Texts.RemovingOneself;
            return await door.Exit(standing.Group, person.Id, me.Id, cancel) ? null : Texts.NotInGroup.With(person.DisplayName);
        }, cancel);
        return await pages.After(context, me, id, refused, $"/groups/{id}", cancel);
    }
}

/// <summary>The page of a member of a group.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Group">The group.</param>
/// <param name="Member">The member.</param>
/// <param name="IsMe">True for who looks at it.</param>
/// <param name="MayChange">True for owners.</param>
/// <param name="IsOnlyOwner">True when nobody else is in charge.</param>
public sealed record MemberModel(Shell Shell, GroupCard Group, MemberCard Member, bool IsMe, bool MayChange, bool IsOnlyOwner)
{
    internal string Address => $"/groups/{Group.Id}/members/{Uri.EscapeDataString(Member.Person.UserName)}";

    internal string OwnerAddress => $"/groups/{Group.Id}/owners/{Uri.EscapeDataString(Member.Person.UserName)}";

    internal static MemberModel Of(Shell shell, Standing standing, PersonCard person) => new(shell, GroupCard.Of(standing.Group, isMine: true),
        new(person, standing.Group.IsOwnedBy(person.Id), person.Address), person.Id == standing.Person, standing.IsOwner, standing.Group.IsOwnedOnlyBy(person.Id));
}
