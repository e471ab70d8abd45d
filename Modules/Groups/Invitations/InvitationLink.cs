using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Invitations;

/// <summary>View of an invitation link.</summary>
/// <param name="Code">The code at the end of the address.</param>
/// <param name="Address">The absolute address.</param>
/// <param name="Until">The expiry date.</param>
public sealed record InvitationLink(string Code, string Address, string Until)
{
    internal static InvitationLink Of(GroupInvitation invitation, HttpContext context, CurrentUser me) => new(
        invitation.Code,
        context.RequestServices.GetRequiredService<PublicAddress>().Of(context, invitation.Address),
        me.Local(invitation.ExpiresAt.ToUnixTimeMilliseconds()).ToString("D", me.Culture));
}

/// <summary>The section of a group's page that shows members how to invite people.</summary>
/// <param name="Group">The group.</param>
/// <param name="Link">The current link; null if it has expired.</param>
/// <param name="MayRenew">True for owners.</param>
public sealed record InviteModel(GroupCard Group, InvitationLink? Link, bool MayRenew);
