using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>/groups/{id}/invitation and /qr: owners renew the invitation link; members show it as a QR code.</summary>
internal static class InvitationApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/groups/{id:long}");
        group.MapPost("/invitation", Renew).RequireRateLimiting(Limits.Changes);
        group.MapGet("/qr", ShowQrCode);
    }

    private static async Task<IResult> Renew(
        [AsParameters] GroupRequest request,
        GroupInvitationService invitations,
        UnitOfWork unit)
    {
        var former = (await Forms.Read(request.Context)).Line("code");
        return await request.ChangeAsOwner(async (write, access) =>
        {
            if (!await invitations.Renew(access.Group, former, request.Cancel)) return Texts.LinkRenewedMeanwhile;
            write.Record(EntryKind.GroupChanged, request.Me.Id, access.Group.ConversationId, request.Id);
            return null;
        });
    }

    private static async Task<IResult> ShowQrCode([AsParameters] GroupRequest request, GroupInvitationService invitations)
    {
        var (context, me, cancel) = (request.Context, request.Me, request.Cancel);
        if (await request.FindAsMember() is not { } access) return ErrorResponse.NotFound(context);
        if (await invitations.LinkTo(access.Group, context, me, cancel) is not { } link)
        {
            var reason = access.IsOwner ? Texts.LinkExpired : Texts.LinkExpiredAsk;
            return await request.Page(access, new(StatusCodes.Status409Conflict, reason));
        }

        var shell = await Shell.For(context, me, Texts.QrCode, cancel);
        var group = GroupCard.Of(access.Group, isMine: true);
        return HtmlResults.Page(QrPage.Create(new(shell, group, link, QrDrawing.Svg(link.Address))));
    }
}

/// <summary>The page with the link as a QR code.</summary>
public sealed record QrModel(Shell Shell, GroupCard Group, InvitationLink Link, string Svg);
