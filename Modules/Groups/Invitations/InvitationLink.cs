using Microsoft.AspNetCore.Http;
using OurWhats.Groups.Directory;

namespace OurWhats.Groups.Invitations;

/// <summary>The link of an invitation to a group, as a page shows it.</summary>
/// <param name="Code">The code at its end.</param>
/// <param name="Address">The absolute address.</param>
/// <param name="Until">The day on which it expires.</param>
public sealed record InvitationLink(string Code, string Address, string Until)
{
    internal static InvitationLink Of(GroupInvitation invitation, HttpContext context, CurrentUser me) => new(
        invitation.Code,
        $"{context.Request.Scheme}://{context.Request.Host}{invitation.Address}",
        me.Local(invitation.ExpiresAt.ToUnixTimeMilliseconds()).ToString("D", me.Culture));
}

/// <summary>The section that shows members how to invite people to a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Link">The current link, or null when it has expired.</param>
/// <param name="MayRenew">True for owners.</param>
public sealed record InviteModel(GroupCard Group, InvitationLink? Link, bool MayRenew);
