using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Web;

namespace OurWhats.Groups.Directory;

/// <summary>/groups: the directory of open groups.</summary>
internal static class DirectoryApi
{
    private const int PageSize = 20;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/groups", List).WithMetadata(
        new NavigationItem(NavigationPlace.Menu, 30, () => Texts.JoinAGroup),
        new ScreenName(50, () => Texts.ScreenGroups));

    /// <param name="from">Number of groups on the pages before.</param>
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
}

/// <summary>The directory.</summary>
/// <param name="Shell">The layout.</param>
/// <param name="Groups">Open groups, by name.</param>
/// <param name="More">Address of the next page, or null.</param>
public sealed record DirectoryModel(Shell Shell, IReadOnlyList<GroupCard> Groups, string? More);
