using Microsoft.AspNetCore.Http;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>Draws the page of a group, with or without a sentence that says why something was not done.</summary>
internal sealed class GroupPages(Standings standings, InvitationBook invitations, IPeople people)
{
    public async Task<IResult> Page(HttpContext context, CurrentUser me, Standing standing, CancellationToken cancel, Refused? refused = null)
    {
        var shell = await Shell.For(context, me, standing.Group.Name, cancel);
        var link = standing.IsMember ? await invitations.LinkTo(standing.Group, context, me, cancel) : null;
        var members = standing.IsMember ? MemberListModel.Of(standing, people, me, 0) : null;
        return Answers.Page(GroupPage.Create(new(shell, GroupCard.Of(standing.Group, standing.IsMember), standing.Present.Count, members,
            link, standing.IsOwner, WhatLeavingDoes(standing), refused?.Sentence)), refused?.Status ?? StatusCodes.Status200OK);
    }

    /// <summary>After something that an owner asked for: leads on, or says why it was not done.</summary>
    public async Task<IResult> After(HttpContext context, CurrentUser me, long id, Refused? refused, string arrival, CancellationToken cancel)
    {
        if (refused is null) return Answers.SeeOther(arrival);
        var standing = refused.Status == StatusCodes.Status404NotFound ? null : await standings.OfMember(id, me, cancel);
        return standing is null ? Refusal.NotFound(context) : await Page(context, me, standing, cancel, refused);
    }

    private string? WhatLeavingDoes(Standing standing)
    {
        if (!standing.IsOwner) return null;
        if (standing.Present.Count == 1) return Texts.LeavingCloses;
        return standing.Group.Successor(standing.Person, standing.Present, people) is { } successor ? Texts.LeavingHandsOver.With(successor.DisplayName) : null;
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
