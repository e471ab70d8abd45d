using Microsoft.AspNetCore.Http;
using OurWhats.Messaging.Dashboard;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Settings;

/// <summary>Shows the archived conversations, or answers 304.</summary>
internal sealed class ShowArchived(ConversationListQuery conversations, Pulse pulse, PageETag tags)
{
    private const int MostOnAPage = 40;

    public async Task<IResult> Run(long before, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var tag = tags.For(me, cursor);
        if (PageETag.IsFresh(context.Request, tag)) return HtmlResults.NotModified(tag);
        var found = await conversations.Archived(me, before, MostOnAPage + 1, cancel);
        var shell = await Shell.For(context, me, Texts.Archived, cancel);
        var list = ConversationListModel.Page(found, MostOnAPage, "/archived") with { Name = "archived" };
        return HtmlResults.Page(ArchivedPage.Create(new(shell, list)), tag: tag, mixesConversations: true);
    }
}

public sealed record ArchivedModel(Shell Shell, ConversationListModel List);
