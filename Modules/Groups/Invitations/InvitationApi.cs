using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Directory;
using OurWhats.Groups.Membership;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;
using QRCoder;

namespace OurWhats.Groups.Invitations;

/// <summary>/groups/{id}/invitation and /qr: the link of a group, renewed by its owners, shown to its members as a code to photograph.</summary>
internal static class InvitationApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/groups/{id:long}");
        group.MapPost("/invitation", Renew).RequireRateLimiting(Limits.Changes);
        group.MapGet("/qr", ShowCode);
    }

    private static async Task<IResult> Renew(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupInvitationService invitations, UnitOfWork unit, CancellationToken cancel)
    {
        var former = (await Forms.Read(context)).Line("code");
        var refused = await authorization.WriteAsOwner(id, me, async access =>
        {
            if (!await invitations.Renew(access.Group, former, cancel)) return Texts.LinkRenewedMeanwhile;
            unit.Record(EntryKind.GroupChanged, me.Id, access.Group.ConversationId, id);
            return null;
        }, cancel);
        return await pages.RedirectOrRefuse(context, me, id, refused, $"/groups/{id}", cancel);
    }

    private static async Task<IResult> ShowCode(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, GroupInvitationService invitations, CancellationToken cancel)
    {
        if (await authorization.FindAsMember(id, me, cancel) is not { } access) return Refusal.NotFound(context);
        if (await invitations.LinkTo(access.Group, context, me, cancel) is not { } link)
            return await pages.Page(context, me, access, cancel, new(StatusCodes.Status409Conflict, access.IsOwner ? Texts.LinkExpired : Texts.LinkExpiredAsk));
        return Answers.Page(QrPage.Create(new(await Shell.For(context, me, Texts.QrCode, cancel), GroupCard.Of(access.Group, isMine: true), link, Svg(link.Address))));
    }

    // Black on white in both themes, with the white margin that readers need; no style attribute, which the policy forbids.
    private static string Svg(string address)
    {
        using var code = QRCodeGenerator.GenerateQrCode(address, QRCodeGenerator.ECCLevel.M);
        using SvgQRCode drawing = new(code);
        return drawing.GetGraphic(1, "#000", "#fff", drawQuietZones: true, SvgQRCode.SizingMode.ViewBoxAttribute);
    }
}
