using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>/groups/{id}: what a group is and who is in it; joining and leaving.</summary>
internal static class MembersApi
{
    public static void Map(IEndpointRouteBuilder routes)
    {
        var group = routes.MapGroup("/groups/{id:long}");
        group.MapGet("", Show);
        group.MapGet("/members", More);
        group.MapPost("/members", Join).RequireRateLimiting(Limits.Changes);
        group.MapPost("/leave", Leave).RequireRateLimiting(Limits.Changes);
    }

    private static async Task<IResult> Show(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupPages pages, CancellationToken cancel) =>
        await authorization.Find(id, me, cancel) is { } access ? await pages.Page(context, me, access, cancel) : Refusal.NotFound(context);

    /// <param name="from">How many members are shown already.</param>
    private static async Task<IResult> More(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, IPeople people, int from = 0, CancellationToken cancel = default)
    {
        context.Response.Headers.Vary = "HX-Request";
        if (await authorization.FindAsMember(id, me, cancel) is not { } access) return Refusal.NotFound(context);
        var list = MemberListModel.Of(access, people, me, Math.Max(0, from));
        if (context.Request.IsHtmx()) return Answers.Fragment(MemberList.Create(list));
        return Answers.Page(MembersPage.Create(new(await Shell.For(context, me, Texts.Members, cancel), GroupCard.Of(access.Group, isMine: true), list)));
    }

    private static async Task<IResult> Join(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupMembership membership, UnitOfWork unit, CancellationToken cancel)
    {
        var joined = await unit.Write(async () =>
        {
            if (await authorization.Find(id, me, cancel) is not { Group: { IsOpen: true } group }) return null;
            await membership.Join(group, me.Id, me.Id, cancel);
            return group;
        }, cancel);
        return joined is null ? Refusal.NotFound(context) : Answers.SeeOther($"/c/{joined.ConversationId}");
    }

    private static async Task<IResult> Leave(long id, HttpContext context, CurrentUser me, GroupAuthorization authorization, GroupMembership membership, UnitOfWork unit, CancellationToken cancel)
    {
        var left = await unit.Write(async () =>
        {
            if (await authorization.Find(id, me, cancel) is not { Group: var group }) return false;
            await membership.Leave(group, me.Id, me.Id, cancel);
            return true;
        }, cancel);
        return left ? Answers.SeeOther("/") : Refusal.NotFound(context);
    }
}
