using Htmx;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Groups.Access;
using OurWhats.Groups.Directory;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Membership;

/// <summary>/groups/{id}: the page of a group with its members; joining and leaving.</summary>
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

    private static async Task<IResult> Show([AsParameters] GroupRequest request) =>
        await request.Find() is { } access ? await request.Page(access) : ErrorResponse.NotFound(request.Context);

    /// <param name="from">Number of members shown already.</param>
    private static async Task<IResult> More([AsParameters] GroupRequest request, IPeople people, int from = 0)
    {
        var (context, me) = (request.Context, request.Me);
        context.Response.Headers.Vary = "HX-Request";
        if (await request.FindAsMember() is not { } access) return ErrorResponse.NotFound(context);
        var list = MemberListModel.Of(access, people, me, Math.Max(0, from));
        if (context.Request.IsHtmx()) return HtmlResults.Fragment(MemberList.Create(list));
        var shell = await Shell.For(context, me, Texts.Members, request.Cancel);
        return HtmlResults.Page(MembersPage.Create(new(shell, GroupCard.Of(access.Group, isMine: true), list)));
    }

    private static async Task<IResult> Join(
        [AsParameters] GroupRequest request,
        GroupMembership membership,
        UnitOfWork unit)
    {
        var me = request.Me.Id;
        var joined = await unit.Write(async write =>
        {
            if (await request.Find() is not { Group: { IsOpen: true } group }) return null;
            await membership.Join(write, group, me, me, request.Cancel);
            return group;
        }, request.Cancel);
        return joined is null ? ErrorResponse.NotFound(request.Context) : HtmlResults.SeeOther($"/c/{joined.ConversationId}");
    }

    private static async Task<IResult> Leave(
        [AsParameters] GroupRequest request,
        GroupMembership membership,
        UnitOfWork unit)
    {
        var me = request.Me.Id;
        var left = await unit.Write(async write =>
        {
            if (await request.Find() is not { Group: var group }) return false;
            await membership.Leave(write, group, me, me, request.Cancel);
            return true;
        }, request.Cancel);
        return left ? HtmlResults.SeeOther("/") : ErrorResponse.NotFound(request.Context);
    }
}
