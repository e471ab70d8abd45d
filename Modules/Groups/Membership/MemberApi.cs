using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Access;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>/groups/{id}/members/{name}: a member's page, with actions for owners.</summary>
internal static class MemberApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var member = routes.MapGroup("/groups/{id:long}/members/{name}");
        member.MapGet("", Show);
        member.MapPost("/removal", Remove).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(string name, [AsParameters] GroupRequest request, IPeople people)
    {
        if (await request.FindAsMember() is not { } access || people.Find(name) is not { } person)
            return ErrorResponse.NotFound(request.Context);
        if (!access.HasMember(person.Id))
        {
            var reason = Texts.NotInGroup.With(people.NameOf(person.Id));
            return await request.Page(access, new(StatusCodes.Status404NotFound, reason));
        }

        var shell = await Shell.For(request.Context, request.Me, person.DisplayName, request.Cancel);
        return HtmlResults.Page(MemberPage.Create(MemberModel.Of(shell, access, person)));
    }

    private static Task<IResult> Remove(
        string name,
        [AsParameters] GroupRequest request,
        GroupMembership membership,
        GroupInvitationService invitations,
        IPeople people) => request.ChangeAsOwner(async (write, access) =>
    {
        if (people.Find(name) is not { } person) return Texts.UnknownNames.With(name);
        if (person.Id == request.Me.Id) return Texts.RemovingOneself;
        if (!await membership.Leave(write, access.Group, person.Id, request.Me.Id, request.Cancel))
            return Texts.NotInGroup.With(people.NameOf(person.Id));
        await invitations.Replace(access.Group, request.Cancel); // or the person would come back by the link they know
        return null;
    });
}

/// <summary>The page of a member of a group.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Group">The group.</param>
/// <param name="Member">The member.</param>
/// <param name="IsMe">True if the viewer is the member.</param>
/// <param name="MayChange">True if the viewer is an owner.</param>
/// <param name="IsOnlyOwner">True if the member is the only owner.</param>
public sealed record MemberModel(
    Shell Shell,
    GroupCard Group,
    MemberCard Member,
    bool IsMe,
    bool MayChange,
    bool IsOnlyOwner)
{
    internal string Address => $"/groups/{Group.Id}/members/{Uri.EscapeDataString(Member.Person.UserName)}";

    internal string OwnerAddress => $"/groups/{Group.Id}/owners/{Uri.EscapeDataString(Member.Person.UserName)}";

    internal static MemberModel Of(Shell shell, GroupAccess access, PersonCard person) => new(
        shell,
        GroupCard.Of(access.Group, isMine: true),
        new(person, access.Group.IsOwnedBy(person.Id), person.Address),
        IsMe: person.Id == access.Person,
        MayChange: access.IsOwner,
        access.Group.IsOwnedOnlyBy(person.Id));
}
