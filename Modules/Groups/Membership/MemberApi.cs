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

    private static async Task<IResult> Show(long id, string name, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, IPeople people, CancellationToken cancel)
    {
        if (await authorization.FindAsMember(id, me, cancel) is not { } access || people.Find(name) is not { } person) return Refusal.NotFound(context);
        if (!access.HasMember(person.Id)) return await pages.Page(context, me, access, cancel, new(StatusCodes.Status404NotFound, Texts.NotInGroup.With(person.DisplayName)));
        return Answers.Page(MemberPage.Create(MemberModel.Of(await Shell.For(context, me, person.DisplayName, cancel), access, person)));
    }

    private static async Task<IResult> Remove(long id, string name, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupMembership membership, IPeople people, CancellationToken cancel)
    {
        var refused = await authorization.WriteAsOwner(id, me, async access =>
        {
            if (people.Find(name) is not { } person) return Texts.UnknownNames.With(name);
            if (person.Id == me.Id) return Texts.RemovingOneself;
            return await membership.Leave(access.Group, person.Id, me.Id, cancel) ? null : Texts.NotInGroup.With(person.DisplayName);
        }, cancel);
        return await pages.RedirectOrRefuse(context, me, id, refused, $"/groups/{id}", cancel);
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

    internal static MemberModel Of(Shell shell, GroupAccess access, PersonCard person) => new(shell, GroupCard.Of(access.Group, isMine: true),
        new(person, access.Group.IsOwnedBy(person.Id), person.Address), person.Id == access.Person, access.IsOwner, access.Group.IsOwnedOnlyBy(person.Id));
}
