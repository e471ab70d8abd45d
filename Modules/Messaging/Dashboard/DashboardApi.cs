using System.Globalization;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Routing;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Messaging.Dashboard;

/// <summary>/: the conversations by last activity, and what one can do.</summary>
internal static class DashboardApi
{
    private const int MostOnAPage = 40;

    public static void Map(IEndpointRouteBuilder routes) => routes.MapGet("/", Show);

    private static async Task<IResult> Show(HttpContext context, CurrentUser me, Rows rows, Pulse pulse, PageTag tags, IFootprint footprint, string before = "", CancellationToken cancel = default)
    {
        var cursor = pulse.Of(me.Id);
        var tag = tags.For(me, cursor, footprint.Version(me));
        if (PageTag.IsFresh(context.Request, tag)) return Answers.NotModified(tag);
        var isEarlier = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var message);
        var found = isEarlier ? await rows.Before(me, message, MostOnAPage + 1, cancel) : await rows.Latest(me, null, MostOnAPage + 1, cancel);
        var list = RowListModel.Page(found, MostOnAPage, "/") with { HasArchived = await rows.HasArchived(me, cancel) };
        Sidebar sidebar = new(found.Count > 0 ? found[0].AllUnread : 0, () => RowList.Create(list), isEarlier ? "" : "d=1", IsHome: true);
        return Answers.Page(DashboardPage.Create(new(Shell.Bare(context, "") with { Cursor = cursor, Sidebar = sidebar }, me.DisplayName, found.Count == 0 && !list.HasArchived, await footprint.Mine(me, cancel))), tag: tag, mixesConversations: true);
    }
}

/// <summary>What the dashboard shows beside the conversations.</summary>
public sealed record DashboardModel(Shell Shell, string Name, bool IsEmpty, RazorSlice Footprint);
