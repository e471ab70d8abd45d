using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Reading;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Chat;

/// <summary>
/// Queries a page of a conversation. Two queries; one more for quoted messages outside the page, one for attachments.
/// Marking as read is separate.
/// </summary>
internal sealed class ConversationPageQuery(
    MessagingContext messaging,
    ConversationListQuery conversations,
    MarkRead mark,
    NearbyMessages nearby,
    Pulse pulse,
    IHighlighter marks)
{
    private const int MessagesOnAPage = 40;

    private static readonly Func<MessagingContext, long, long, long, int, IAsyncEnumerable<Message>> FindBefore =
        QueryFragment.Compile((MessagingContext messaging, long person, long conversation, long before, int most) =>
            MessagingContext.Visible.With(messaging, person)
                .Where(message => message.ConversationId == conversation && message.Number < before)
                .OrderByDescending(message => message.Number)
                .Take(most));

    /// <summary>The end of a conversation, which is marked as read. Null if the person may see nothing of it.</summary>
    /// <param name="find">The search words to highlight, or null.</param>
    public async Task<ConversationModel?> Latest(
        HttpContext context, long id, CurrentUser me, CancellationToken cancel, string? find = null)
    {
        var cursor = pulse.Of(me.Id);
        var beside = await conversations.Beside(me, id, cancel);
        var open = beside.FirstOrDefault(summary => summary.ConversationId == id);
        if (open is null) return null;
        // Messages posted after the summary was read arrive by the poll.
        var list = await Before(me, open, open.Last + 1, find, cancel);
        NoteSeenAgain(context, list, open.Read);
        if (open.IsRead || IsPrefetch(context.Request))
        {
            return ConversationModel.Of(context, cursor, open, beside, list);
        }

        beside = [.. beside.Select(summary => summary == open
            ? open.AsRead()
            : summary with { AllUnread = summary.AllUnread - open.Counted })];
        // It may be opened in a tab behind, and never be looked at.
        var isUnmarked = context.Request.IsHead() || mark.IsToldBy(me);
        if (!isUnmarked) cursor = await mark.UpTo(me, id, open.Last, null, cursor, cancel);
        return ConversationModel.Of(context, cursor, open.AsRead(), beside, list) with
        {
            New = open.Unread,
            IsUnmarked = isUnmarked,
        };
    }

    /// <summary>The messages before a given one. Null if the person may see nothing of the conversation.</summary>
    /// <param name="request">The request.</param>
    /// <param name="before">Number of the message after the last one of the page.</param>
    public async Task<ConversationModel?> Earlier(
        ConversationRequest request, long before, HttpContext context, CurrentUser me, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var beside = await conversations.Beside(me, request.Id, cancel);
        var open = beside.FirstOrDefault(summary => summary.ConversationId == request.Id);
        if (open is null) return null;
        var asRead = open with { Read = request.ReadUpTo ?? open.Read };
        var list = await Before(me, asRead, before, request.Find, cancel);
        NoteSeenAgain(context, list, open.Read);
        return ConversationModel.Of(context, cursor, open, beside, before <= open.Last ? list.BeforeOthers() : list);
    }

    /// <summary>
    /// View of a message that the person has just posted. Without their name, which is for copying alone: where
    /// there is no stream, each message would take ten bytes more.
    /// </summary>
    public async Task<IReadOnlyList<MessageView>> JustPosted(CurrentUser me, Message message, CancellationToken cancel)
    {
        var preceding = message.Number - 1;
        var reader = await nearby.ReaderOf(me, [message], [preceding], mayHaveLeft: false, cancel);
        return [MessageView.Of(message, reader.Nearby.GetValueOrDefault(preceding), reader) with { Author = null }];
    }

    private async Task<MessageListModel> Before(
        CurrentUser me, ConversationSummary open, long before, string? find, CancellationToken cancel)
    {
        // Reads one message more than the page shows: it tells whether there are earlier ones, and who wrote the one
        // before the first.
        var found = await FindBefore(messaging, me.Id, open.ConversationId, before, MessagesOnAPage + 1)
            .ToListAsync(cancel);
        found.Reverse();
        var hasEarlier = found.Count > MessagesOnAPage;
        var reader = await nearby.ReaderOf(me, found, [], open.IsOver, cancel) with
        {
            NamesAuthors = open.IsGroup,
            Read = open.Read,
            MediaDisplay = open.MediaDisplay,
        };
        if (!string.IsNullOrEmpty(find)) reader = reader with { Marks = marks.For(find) };
        var stoppedFurtherUp = hasEarlier && found[0].Number > open.Read;
        return new(
            MessageView.Of(found, hasEarlier ? 1 : 0, reader),
            open.ConversationId,
            hasEarlier,
            HasLater: false,
            stoppedFurtherUp ? open.Read : null,
            open.Seen.Number);
    }

    private static void NoteSeenAgain(HttpContext context, MessageListModel list, long read) =>
        ResponseSize.Of(context).MessagesAgain =
            list.Messages.Count(message => !message.IsService && message.Number <= read);

    // A prefetched page may never be looked at, so it must not mark messages as read.
    private static bool IsPrefetch(HttpRequest request) => request.Headers["Sec-Purpose"].Count > 0;
}
