using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Reading;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Conversations;

/// <summary>Finds what a page of a conversation shows: two queries whatever its length, two more where something was unread.</summary>
internal sealed class Pages(MessagingContext messaging, Rows rows, MarkRead mark, Pulse pulse, PageTag tags, IPeople people, When when)
{
    private const int MessagesOnAPage = 40;

    /// <summary>The end of a conversation, which is read by that. Null where there is nothing that the person may see.</summary>
    public async Task<ConversationModel?> Latest(HttpContext context, long id, CurrentUser me, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var beside = await rows.Beside(me, id, cancel);
        var open = beside.FirstOrDefault(row => row.ConversationId == id);
        if (open is null) return null;
        var list = await Before(me, open, open.Last + 1, cancel); // what came since the row was read is for the poll
        if (open.Unread == 0 || !IsLookedAt(context.Request)) return ConversationModel.Of(context, cursor, open, beside, list);
        cursor = await mark.UpTo(me, id, open.Last, null, cursor, cancel);
        beside = [.. beside.Select(row => row == open ? open.AsRead() : row with { AllUnread = row.AllUnread - open.Unread })];
        return ConversationModel.Of(context, cursor, open.AsRead(), beside, list);
    }

    /// <summary>The page around a message, or the one before it. Null where there is nothing that the person may see.</summary>
    public async Task<ConversationModel?> Earlier(HttpContext context, long id, CurrentUser me, long before, long? read, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var beside = await rows.Beside(me, id, cancel);
        var open = beside.FirstOrDefault(row => row.ConversationId == id);
        if (open is null) return null;
        var list = await Before(me, open with { Read = read ?? open.Read }, before, cancel);
        return ConversationModel.Of(context, cursor, open, beside, list with { HasLater = before <= open.Last });
    }

    /// <summary>A message that has just been said, as its author sees it.</summary>
    public async Task<IReadOnlyList<MessageView>> One(CurrentUser me, Message message, CancellationToken cancel)
    {
        var previous = await messaging.VisibleTo(me.Id).SingleOrDefaultAsync(one => one.ConversationId == message.ConversationId && one.Number == message.Number - 1, cancel);
        return MessageView.Of(previous is null ? [message] : [previous, message], previous is null ? 0 : 1, new(me, people, when, NamesAuthors: false));
    }

    /// <summary>What changed in a conversation since a journal entry, at most so many.</summary>
    public async Task<IReadOnlyList<MessageView>> ChangedSince(CurrentUser me, long id, long entry, int most, CancellationToken cancel)
    {
        var changed = await messaging.VisibleTo(me.Id).Where(one => one.ConversationId == id && one.Change > entry).OrderBy(one => one.Number).Take(most).ToListAsync(cancel);
        if (changed.Count == 0) return [];
        var before = changed[0].Number - 1;
        var previous = await messaging.VisibleTo(me.Id).SingleOrDefaultAsync(one => one.ConversationId == id && one.Number == before, cancel);
        var isGroup = await messaging.Conversations.AnyAsync(one => one.Id == id && one.LowPersonId == null, cancel);
        return MessageView.Of(previous is null ? changed : [previous, .. changed], previous is null ? 0 : 1, new(me, people, when, isGroup));
    }

    /// <summary>The page as an answer: kept by the browser, unless it carries a refusal or would not be the same again.</summary>
    public IResult Answer(ConversationModel page, int status = StatusCodes.Status200OK) => Answers.Page(
        ConversationPage.Create(page), status, status == StatusCodes.Status200OK && page.IsSettled ? tags.For(page.Me, page.Shell.Cursor) : null);

    private async Task<MessageListModel> Before(CurrentUser me, Row open, long before, CancellationToken cancel)
    {
        // One more than is shown: it tells whether there is more, and whose message precedes the first.
        var found = await messaging.VisibleTo(me.Id).Where(one => one.ConversationId == open.ConversationId && one.Number < before)
            .OrderByDescending(one => one.Number).Take(MessagesOnAPage + 1).ToListAsync(cancel);
        found.Reverse();
        var hasEarlier = found.Count > MessagesOnAPage;
        Reader reader = new(me, people, when, open.IsGroup, open.Read);
        var stoppedFurtherUp = hasEarlier && found[0].Number > open.Read;
        return new(MessageView.Of(found, hasEarlier ? 1 : 0, reader), open.ConversationId, hasEarlier, HasLater: false, stoppedFurtherUp ? open.Read : null);
    }

    // A browser that only prefetches a page shows it to nobody.
    private static bool IsLookedAt(HttpRequest request) => request.Headers["Sec-Purpose"].Count == 0;
}
