using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Groups.Invitations;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Directory;

/// <summary>/groups: the directory of open groups, and new ones.</summary>
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

    /// <param name="from">How many groups stand on the pages before.</param>
    private static async Task<IResult> List(HttpContext context, CurrentUser me, GroupsContext groups, IConversations conversations, int from = 0, CancellationToken cancel = default)
    {
        var open = await groups.Groups.AsNoTracking().Where(group => group.IsOpen)
            .OrderBy(group => group.Name).ThenBy(group => group.Id).Skip(Math.Max(0, from)).Take(PageSize + 1).ToListAsync(cancel);
        var more = open.Count > PageSize ? $"/groups?from={Math.Max(0, from) + PageSize}" : null;
        var mine = await conversations.WhereIs(me.Id, [.. open.Select(group => group.ConversationId)], cancel);
        var shell = await Shell.For(context, me, Texts.JoinAGroup, cancel);
        return Answers.Page(DirectoryPage.Create(new(shell, [.. open.Take(PageSize).Select(group => GroupCard.Of(group, mine.Contains(group.ConversationId)))], more)));
    }

    private static Task<IResult> New(HttpContext context, CurrentUser me, CancellationToken cancel) =>
        Page(context, me, new("", "", IsOpen: false, SharesHistory: false), cancel);

    private static async Task<IResult> Create(HttpContext context, CurrentUser me, GroupsContext groups, IConversations conversations, UnitOfWork unit, TimeProvider clock, CancellationToken cancel)
    {
        var form = GroupForm.Of(await Forms.Read(context));
        if (await groups.Groups.CountAsync(group => group.FounderId == me.Id, cancel) >= MaxGroupsPerFounder) form.Errors["name"] = Texts.TooManyGroups.With(MaxGroupsPerFounder);
        if (form.Errors.Count > 0) return await Page(context, me, form, cancel);
        var group = form.For(me.Id);
        await unit.Write(async () =>
        {
            groups.Add(group);
            await groups.SaveChangesAsync(cancel);
            group.AddOwner(me.Id);
            group.ConversationId = await conversations.Open(group.Name, group.Address, me.Id, cancel);
            groups.Add(GroupInvitation.To(group.Id, clock.GetUtcNow()));
            await groups.SaveChangesAsync(cancel);
        }, cancel);
        return Answers.SeeOther(group.Address);
    }

    private static async Task<IResult> Page(HttpContext context, CurrentUser me, GroupForm form, CancellationToken cancel) => Answers.Page(
        NewGroupPage.Create(new(await Shell.For(context, me, Texts.NewGroup, cancel), form)),
        form.Errors.Count == 0 ? StatusCodes.Status200OK : StatusCodes.Status400BadRequest);
}

/// <summary>The directory.</summary>
/// <param name="Shell">What is around it.</param>
/// <param name="Groups">Open groups, by name.</param>
/// <param name="More">Address of those after them, or null.</param>
public sealed record DirectoryModel(Shell Shell, IReadOnlyList<GroupCard> Groups, string? More);

/// <summary>The page that creates a group.</summary>
public sealed record NewGroupModel(Shell Shell, GroupForm Form);
