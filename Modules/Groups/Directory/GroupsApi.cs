using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Directory;

/// <summary>/groups: the directory of open groups, and new groups.</summary>
internal static class GroupsApi
{
    private const int PageSize = 20;

    // So that nobody fills the directory.
    private const int MaxGroupsPerFounder = 100;

    public static void Map(IEndpointRouteBuilder routes)
    {
        var groups = routes.MapGroup("/groups");
        groups.MapGet("", List);
        groups.MapGet("/new", New);
        groups.MapPost("/new", Create).RequireRateLimiting(Limits.Changes);
    }

    /// <param name="from">How many groups are on the pages before.</param>
    private static async Task<IResult> List(
        HttpContext context,
        CurrentUser me,
        GroupsContext groups,
        IConversations conversations,
        int from = 0,
        CancellationToken cancel = default)
    {
        var start = Math.Max(0, from);
        var open = await groups.Groups.AsNoTracking()
            .Where(group => group.IsOpen)
            .OrderBy(group => group.Name)
            .ThenBy(group => group.Id)
            .Skip(start)
            .Take(PageSize + 1)
            .ToListAsync(cancel);
        var more = open.Count > PageSize ? $"/groups?from={start + PageSize}" : null;
        var mine = await conversations.WhereIs(me.Id, [.. open.Select(group => group.ConversationId)], cancel);
        var cards = open.Take(PageSize).Select(group => GroupCard.Of(group, mine.Contains(group.ConversationId)));
        var shell = await Shell.For(context, me, Texts.JoinAGroup, cancel);
        return HtmlResults.Page(DirectoryPage.Create(new(shell, [.. cards], more)));
    }

    private static Task<IResult> New(HttpContext context, CurrentUser me, CancellationToken cancel) =>
        Page(context, me, new("", "", IsOpen: false, SharesHistory: false), cancel);

    private static async Task<IResult> Create(
        HttpContext context,
        CurrentUser me,
        GroupCreation creation,
        GroupsContext groups,
        CancellationToken cancel)
    {
        var form = GroupForm.Of(await Forms.Read(context));
        if (await groups.Groups.CountAsync(group => group.FounderId == me.Id, cancel) >= MaxGroupsPerFounder)
            form.Errors["name"] = Texts.TooManyGroups.With(MaxGroupsPerFounder);
        if (form.Errors.Count > 0) return await Page(context, me, form, cancel);
        var group = await creation.Create(form, me.Id, cancel);
        return HtmlResults.SeeOther(group.Address);
    }

    private static async Task<IResult> Page(
        HttpContext context,
        CurrentUser me,
        GroupForm form,
        CancellationToken cancel) => HtmlResults.Page(
            NewGroupPage.Create(new(await Shell.For(context, me, Texts.NewGroup, cancel), form)),
            form.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}

/// <summary>Creates groups.</summary>
internal sealed class GroupCreation(
    GroupsContext groups,
    IConversations conversations,
    UnitOfWork unit,
    TimeProvider clock)
{
    /// <summary>Creates a group with its founder as owner, its conversation and its invitation, in one write.</summary>
    public async Task<Group> Create(GroupForm form, long founder, CancellationToken cancel)
    {
        var group = form.NewGroup(founder);
        await unit.Write(async () =>
        {
            groups.Add(group);
            await groups.SaveChangesAsync(cancel);
            group.AddOwner(founder);
            group.ConversationId = await conversations.Open(group.Name, group.Address, founder, cancel);
            groups.Add(GroupInvitation.To(group.Id, clock.GetUtcNow()));
            await groups.SaveChangesAsync(cancel);
        }, cancel);
        return group;
    }
}

/// <summary>The directory.</summary>
/// <param name="Shell">The layout around it.</param>
/// <param name="Groups">Open groups, by name.</param>
/// <param name="More">Address of the next page, or null.</param>
public sealed record DirectoryModel(Shell Shell, IReadOnlyList<GroupCard> Groups, string? More);

/// <summary>The page that creates a group.</summary>
public sealed record NewGroupModel(Shell Shell, GroupForm Form);
