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

    private static async Task<IResult> Show(long id, HttpContext context, CurrentUser me, Standings standings, GroupPages pages, CancellationToken cancel) =>
        await standings.Of(id, me, cancel) is { } standing ? await pages.Page(context, me, standing, cancel) : Refusal.NotFound(context);

    /// <param name="from">How many members are shown already.</param>
    private static async Task<IResult> More(long id, HttpContext context, CurrentUser me, Standings standings, IPeople people, int from = 0, CancellationToken cancel = default)
    {
        context.Response.Headers.Vary = "HX-Request";
        if (await standings.OfMember(id, me, cancel) is not { } standing) return Refusal.NotFound(context);
        var list = MemberListModel.Of(standing, people, me, Math.Max(0, from));
        if (context.Request.IsHtmx()) return Answers.Fragment(MemberList.Create(list));
        return Answers.Page(MembersPage.Create(new(await Shell.For(context, me, Texts.Members, cancel), GroupCard.Of(standing.Group, isMine: true), list)));
    }

    private static async Task<IResult> Join(long id, HttpContext context, CurrentUser me, Standings standings, Door door, UnitOfWork unit, CancellationToken cancel)
    {
        var joined = await unit.Write(async () =>
        {
            if (await standings.Of(id, me, cancel) is not { Group: { IsOpen: true } group }) return null;
            await door.Enter(group, me.Id, me.Id, cancel);
            return group;
        }, cancel);
        return joined is null ? Refusal.NotFound(context) : Answers.SeeOther($"/c/{joined.ConversationId}");
    }

    private static async Task<IResult> Leave(long id, HttpContext context, CurrentUser me, Standings standings, Door door, UnitOfWork unit, CancellationToken cancel)
    {
        var left = await unit.Write(async () =>
        {
            if (await standings.Of(id, me, cancel) is not { Group: var group }) return false;
            await door.Exit(group, me.Id, me.Id, cancel);
            return true;
        }, cancel);
        return left ? Answers.SeeOther("/") : Refusal.NotFound(context);
    }
}
