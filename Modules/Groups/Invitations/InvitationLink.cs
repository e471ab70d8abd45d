using Microsoft.AspNetCore.Http;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Invitations;

/// <summary>An invitation link as a page shows it.</summary>
/// <param name="Code">What it ends with.</param>
/// <param name="Address">All of it.</param>
/// <param name="Until">The last day on which it is good.</param>
public sealed record InvitationLink(string Code, string Address, string Until)
{
    internal static InvitationLink Of(GroupInvitation invitation, HttpContext context, CurrentUser me) => new(invitation.Code,
        $"{context.Request.Scheme}://{context.Request.Host}{invitation.Address}", me.Local(invitation.ExpiresAt.ToUnixTimeMilliseconds()).ToString("D", me.Culture));
}

/// <summary>How to invite to a group.</summary>
/// <param name="Group">The group.</param>
/// <param name="Link">The link in force, or null when it has expired.</param>
/// <param name="MayRenew">True for owners.</param>
public sealed record InviteModel(GroupCard Group, InvitationLink? Link, bool MayRenew);

/// <summary>The page that shows the link as a code to photograph.</summary>
public sealed record QrModel(Shell Shell, GroupCard Group, InvitationLink Link, string Svg);
