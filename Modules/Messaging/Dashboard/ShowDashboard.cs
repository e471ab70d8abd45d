using System.Globalization;
using Microsoft.AspNetCore.Http;
using OurWhats.Shared.Contracts.Footprint;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;
using RazorSlices;

namespace OurWhats.Messaging.Dashboard;

/// <summary>Shows the dashboard, or answers 304.</summary>
internal sealed class ShowDashboard(
    ConversationListQuery conversations,
    Pulse pulse,
    PageETag tags,
    IFootprint footprint)
{
    private const int MostOnAPage = 40;

    public async Task<IResult> Run(string before, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var tag = tags.For(me, cursor, footprint.Version(me));
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        if (!context.Request.IsHead()) footprint.MarkShown(me);
        var isEarlier = long.TryParse(before, NumberStyles.None, CultureInfo.InvariantCulture, out var message);
        var found = isEarlier
            ? await conversations.Before(me, message, MostOnAPage + 1, cancel)
            : await conversations.Latest(me, null, MostOnAPage + 1, cancel);
        var list = ConversationListModel.Page(found, MostOnAPage, "/") with
        {
            HasArchived = await conversations.HasArchived(me, cancel),
        };
        Sidebar sidebar = new(
            found.Count > 0 ? found[0].AllUnread : 0,
            () => ConversationList.Create(list),
            isEarlier ? "" : "d=1",
            IsHome: true);
        var shell = Shell.Bare(context, "") with { Cursor = cursor, Sidebar = sidebar };
        var isEmpty = found.Count == 0 && !list.HasArchived;
        DashboardModel model = new(shell, me.DisplayName, isEmpty, await footprint.Mine(me, cancel));
        return HtmlResults.Page(DashboardPage.Create(model), tag: tag, mixesConversations: true);
    }
}

/// <summary>Model of the dashboard, without the conversations.</summary>
public sealed record DashboardModel(Shell Shell, string Name, bool IsEmpty, RazorSlice Footprint);
