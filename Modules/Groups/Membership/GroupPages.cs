using Microsoft.AspNetCore.Http;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>Draws the page of a group, with or without a sentence that says why something was not done.</summary>
internal sealed class GroupPages(GroupAuthorization authorization, GroupInvitationService invitations, IPeople people)
{
    public async Task<IResult> Page(HttpContext context, CurrentUser me, GroupAccess access, CancellationToken cancel, GroupRefusal? refused = null)
    {
        var shell = await Shell.For(context, me, access.Group.Name, cancel);
        var link = access.IsMember ? await invitations.LinkTo(access.Group, context, me, cancel) : null;
        var members = access.IsMember ? MemberListModel.Of(access, people, me, 0) : null;
        return Answers.Page(GroupPage.Create(new(shell, GroupCard.Of(access.Group, access.IsMember), access.MemberIds.Count, members,
            link, access.IsOwner, WhatLeavingDoes(access), refused?.Reason)), refused?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>After something that an owner asked for: leads on, or says why it was not done.</summary>
    public async Task<IResult> RedirectOrRefuse(HttpContext context, CurrentUser me, long id, GroupRefusal? refused, string arrival, CancellationToken cancel)
    {
        if (refused is null) return Answers.SeeOther(arrival);
        var access = refused.Status == StatusCodes.Status404NotFound ? null : await authorization.FindAsMember(id, me, cancel);
        return access is null ? Refusal.NotFound(context) : await Page(context, me, access, cancel, refused);
    }

    private string? WhatLeavingDoes(GroupAccess access)
    {
        if (!access.IsOwner) return null;
        if (access.MemberIds.Count == 1) return Texts.LeavingCloses;
        return access.Group.Successor(access.Person, access.MemberIds, people) is { } successor ? Texts.LeavingHandsOver.With(successor.DisplayName) : null;
    }
}

/// <summary>The page of a group.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Group">What it is.</param>
/// <param name="Count">How many are in it.</param>
/// <param name="Members">Who; null for others than members.</param>
/// <param name="Link">The invitation link, for members; null when it has expired.</param>
/// <param name="IsOwner">True for who may change it.</param>
/// <param name="WhatLeavingDoes">What follows from leaving, if more than that.</param>
/// <param name="Error">Why something was not done, or null.</param>
public sealed record GroupModel(Shell Shell, GroupCard Group, int Count, MemberListModel? Members, InvitationLink? Link, bool IsOwner, string? WhatLeavingDoes, string? Error);
