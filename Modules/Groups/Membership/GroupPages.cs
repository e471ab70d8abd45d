using Microsoft.AspNetCore.Http;
using OurWhats.Groups.Access;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>Renders the page of a group.</summary>
internal sealed class GroupPages(GroupInvitationService invitations, IPeople people)
{
    /// <param name="refusal">Why a request was refused, or null.</param>
    public async Task<IResult> Page(
        HttpContext context,
        CurrentUser me,
        GroupAccess access,
        GroupRefusal? refusal,
        CancellationToken cancel)
    {
        var shell = await Shell.For(context, me, access.Group.Name, cancel);
        var group = GroupCard.Of(access.Group, access.IsMember);
        var link = access.IsMember ? await invitations.LinkTo(access.Group, context, me, cancel) : null;
        var members = access.IsMember ? MemberListModel.Of(access, people, me, 0) : null;
        GroupModel model = new(
            shell,
            group,
            access.MemberIds.Count,
            members,
            link,
            access.IsOwner,
            WhatLeavingDoes(access),
            refusal?.Reason);
        return HtmlResults.Page(GroupPage.Create(model), refusal?.Status ?? StatusCodes.Status200OK);
    }

    private string? WhatLeavingDoes(GroupAccess access)
    {
        if (!access.IsOwner) return null;
        if (access.MemberIds.Count == 1) return Texts.LeavingCloses;
        var successor = access.Group.Successor(access.Person, access.MemberIds, people);
        return successor is null ? null : Texts.LeavingHandsOver.With(people.NameOf(successor.Id));
    }
}

/// <summary>The page of a group.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Group">The group.</param>
/// <param name="Count">Number of members.</param>
/// <param name="Members">First page of the member list; null if the viewer is not a member.</param>
/// <param name="Link">The invitation link, for members; null if it has expired.</param>
/// <param name="IsOwner">True if the viewer is an owner.</param>
/// <param name="WhatLeavingDoes">Consequence for the group if the viewer leaves; null if there is none.</param>
/// <param name="Error">Why a request was refused, or null.</param>
public sealed record GroupModel(
    Shell Shell,
    GroupCard Group,
    int Count,
    MemberListModel? Members,
    InvitationLink? Link,
    bool IsOwner,
    string? WhatLeavingDoes,
    string? Error);
