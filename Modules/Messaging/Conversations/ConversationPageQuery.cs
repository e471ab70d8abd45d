using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Live;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Reading;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Conversations;

/// <summary>
/// Finds what a page of a conversation shows, in two queries; one more for quotes of messages outside the page, one for
/// attachments. Marking as read is separate.
/// </summary>
internal sealed class ConversationPageQuery(
    MessagingContext messaging,
    ConversationListQuery conversations,
    MarkRead mark,
    Pulse pulse,
    PageETag tags,
    IPeople people,
    DateText dates,
    IHighlighter marks)
{
    private const int MessagesOnAPage = 40;

    private static readonly Func<MessagingContext, long, long, long, int, IAsyncEnumerable<Message>> FindBefore =
        QueryFragment.Compile((MessagingContext messaging, long person, long conversation, long before, int most) =>
            MessagingContext.Visible.With(messaging, person)
                .Where(message => message.ConversationId == conversation && message.Number < before)
                .OrderByDescending(message => message.Number)
                .Take(most));

    private static readonly Func<MessagingContext, long, long, long, int, IAsyncEnumerable<Message>> FindChanged =
        QueryFragment.Compile((MessagingContext messaging, long person, long conversation, long entry, int most) =>
            MessagingContext.Visible.With(messaging, person)
                .Where(message => message.ConversationId == conversation && message.Change > entry)
                .OrderBy(message => message.Number)
                .Take(most));

    private static readonly Func<MessagingContext, long, long, long, IAsyncEnumerable<Message>> FindOne =
        QueryFragment.Compile((MessagingContext messaging, long person, long conversation, long number) =>
            MessagingContext.Visible.With(messaging, person)
                .Where(message => message.ConversationId == conversation && message.Number == number));

    /// <summary>The end of a conversation; showing it marks it as read. Null where the person may see nothing.</summary>
    /// <param name="find">The search words to highlight, or null.</param>
    public async Task<ConversationModel?> Latest(
        HttpContext context, long id, CurrentUser me, CancellationToken cancel, string? find = null)
    {
        var cursor = pulse.Of(me.Id);
        var beside = await conversations.Beside(me, id, cancel);
        var open = beside.FirstOrDefault(summary => summary.ConversationId == id);
        if (open is null) return null;
        // Messages that came after the summary was read are left to the poll.
        var list = await Before(me, open, open.Last + 1, find, cancel);
        NoteSeenAgain(context, list, open.Read);
        if (!open.IsUnread || IsPrefetch(context.Request))
        {
            return ConversationModel.Of(context, cursor, open, beside, list);
        }

        cursor = await mark.UpTo(me, id, open.Last, null, cursor, cancel);
        beside = [.. beside.Select(summary => summary == open
            ? open.AsRead()
            : summary with { AllUnread = summary.AllUnread - open.Counted })];
        return ConversationModel.Of(context, cursor, open.AsRead(), beside, list);
    }

    /// <summary>The messages before one of them. Null where the person may see nothing.</summary>
    /// <param name="before">Number of the message before which the page ends.</param>
    /// <param name="read">Number of the last message read, if the page says so.</param>
    /// <param name="find">The search words to highlight, or null.</param>
    public async Task<ConversationModel?> Earlier(
        HttpContext context, long id, CurrentUser me, long before, long? read, string? find, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var beside = await conversations.Beside(me, id, cancel);
        var open = beside.FirstOrDefault(summary => summary.ConversationId == id);
        if (open is null) return null;
        var list = await Before(me, open with { Read = read ?? open.Read }, before, find, cancel);
        NoteSeenAgain(context, list, open.Read);
        return ConversationModel.Of(context, cursor, open, beside, before <= open.Last ? list.BeforeOthers() : list);
    }

    /// <summary>The messages that changed after a journal entry, at most so many.</summary>
    public async Task<MessageChanges> ChangedSince(
        CurrentUser me, ConversationSummary open, long entry, int most, CancellationToken cancel)
    {
        var changed = await FindChanged(messaging, me.Id, open.ConversationId, entry, most).ToListAsync(cancel);
        if (changed.Count == 0) return MessageChanges.None;
        var preceding = changed.Select(message => message.Number - 1);
        var near = await Near(changed, preceding, me, open.ConversationId, mayHaveLeft: true, cancel);
        Reader reader = new(me, people, dates, open.IsGroup, near, Showing: open.Showing);
        return MessageChanges.Of(changed, near, entry, reader);
    }

    /// <summary>A message that the person has just posted.</summary>
    public async Task<IReadOnlyList<MessageView>> JustPosted(CurrentUser me, Message message, CancellationToken cancel)
    {
        var preceding = message.Number - 1;
        var near = await Near([message], [preceding], me, message.ConversationId, mayHaveLeft: false, cancel);
        Reader reader = new(me, people, dates, NamesAuthors: false, near);
        return [MessageView.Of(message, near.GetValueOrDefault(preceding), reader)];
    }

    /// <summary>A message that has just been posted, as the change that it is. No query.</summary>
    public MessageChanges JustPosted(CurrentUser me, RecentMessage recent)
    {
        Reader reader = new(me, people, dates, recent.IsInGroup, new Dictionary<long, Message>());
        return new([MessageView.Of(recent.Message, recent.Before, reader)], []);
    }

    /// <summary>The quote that a composer shows of a message. Null where the person may not see it, or nobody can answer it.</summary>
    public async Task<Quote?> Quote(CurrentUser me, long id, long number, CancellationToken cancel)
    {
        var quoted = await messaging.VisibleTo(me.Id)
            .SingleOrDefaultAsync(message => message.ConversationId == id && message.Number == number, cancel);
        if (quoted is not null) await messaging.RestoreTextsKnownTo(me.Id, [quoted], cancel);
        if (quoted is not { CanBeAnswered: true }) return null;
        Reader reader = new(me, people, dates, NamesAuthors: true, new Dictionary<long, Message>());
        return Messages.Quote.Of(quoted, reader);
    }

    /// <summary>The page as a response. It has an ETag unless it shows a refusal, or would be different the next time.</summary>
    public IResult ToResult(ConversationModel page, int status = StatusCodes.Status200OK)
    {
        var isKept = status == StatusCodes.Status200OK && page.IsSettled;
        return HtmlResults.Page(
            ConversationPage.Create(page), status, isKept ? tags.For(page.Me, page.Shell.Cursor) : null);
    }

    private async Task<MessageListModel> Before(
        CurrentUser me, ConversationSummary open, long before, string? find, CancellationToken cancel)
    {
        // One more than is shown: it tells whether there are earlier ones, and whose message precedes the first.
        var found = await FindBefore(messaging, me.Id, open.ConversationId, before, MessagesOnAPage + 1)
            .ToListAsync(cancel);
        found.Reverse();
        var hasEarlier = found.Count > MessagesOnAPage;
        var near = await Near(found, [], me, open.ConversationId, open.IsOver, cancel);
        Reader reader = new(me, people, dates, open.IsGroup, near, open.Read, open.Showing);
        if (!string.IsNullOrEmpty(find)) reader = reader with { Marks = text => marks.Of(find, text) };
        var stoppedFurtherUp = hasEarlier && found[0].Number > open.Read;
        return new(
            MessageView.Of(found, hasEarlier ? 1 : 0, reader),
            open.ConversationId,
            hasEarlier,
            HasLater: false,
            stoppedFurtherUp ? open.Read : null,
            open.Seen.Number);
    }

    // By number: these messages, those that they answer, and the others that are asked for, as far as the person may see them.
    // No query where these are all.
    private async Task<Dictionary<long, Message>> Near(
        IReadOnlyList<Message> these,
        IEnumerable<long> others,
        CurrentUser me,
        long id,
        bool mayHaveLeft,
        CancellationToken cancel)
    {
        var near = these.ToDictionary(message => message.Number);
        long[] missing =
        [
            .. these.Select(message => message.ReplyTo ?? 0)
                .Concat(others)
                .Where(number => number > 0 && !near.ContainsKey(number))
                .Distinct(),
        ];
        var found = missing.Length switch
        {
            0 => AsyncEnumerable.Empty<Message>(),
            1 => FindOne(messaging, me.Id, id, missing[0]), // nearly always the preceding message
            _ => messaging.VisibleTo(me.Id)
                .Where(message => message.ConversationId == id && missing.Contains(message.Number))
                .AsAsyncEnumerable(),
        };
        await foreach (var message in found.WithCancellation(cancel)) near[message.Number] = message;

        if (mayHaveLeft) await messaging.RestoreTextsKnownTo(me.Id, near.Values, cancel);
        await messaging.LoadAttachments(these, cancel);
        return near;
    }

    private static void NoteSeenAgain(HttpContext context, MessageListModel list, long read) =>
        ResponseSize.Of(context).MessagesAgain =
            list.Messages.Count(message => !message.IsService && message.Number <= read);

    // A browser that prefetches a page shows it to nobody.
    private static bool IsPrefetch(HttpRequest request) => request.Headers["Sec-Purpose"].Count > 0;
}
