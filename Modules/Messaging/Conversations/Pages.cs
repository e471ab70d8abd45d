using Microsoft.AspNetCore.Http;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Dashboard;
using OurWhats.Messaging.Messages;
using OurWhats.Messaging.Notifications;
using OurWhats.Messaging.Reading;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Conversations;

/// <summary>Finds what a page of a conversation shows: two queries whatever its length, one more where messages that it does not show are quoted, one where files came with some; reading takes its own.</summary>
internal sealed class Pages(MessagingContext messaging, Rows rows, MarkRead mark, Pulse pulse, PageTag tags, IPeople people, When when, IMarks marks)
{
    private const int MessagesOnAPage = 40;

    private static readonly Func<MessagingContext, long, long, long, int, IAsyncEnumerable<Message>> FindBefore =
        Part.Compile((MessagingContext messaging, long person, long conversation, long before, int most) =>
            MessagingContext.Visible.With(messaging, person).Where(one => one.ConversationId == conversation && one.Number < before).OrderByDescending(one => one.Number).Take(most));

    private static readonly Func<MessagingContext, long, long, long, int, IAsyncEnumerable<Message>> FindChanged =
        Part.Compile((MessagingContext messaging, long person, long conversation, long entry, int most) =>
            MessagingContext.Visible.With(messaging, person).Where(one => one.ConversationId == conversation && one.Change > entry).OrderBy(one => one.Number).Take(most));

    private static readonly Func<MessagingContext, long, long, long, IAsyncEnumerable<Message>> FindOne =
        Part.Compile((MessagingContext messaging, long person, long conversation, long number) =>
            MessagingContext.Visible.With(messaging, person).Where(one => one.ConversationId == conversation && one.Number == number));

    /// <summary>The end of a conversation, which is read by that. Null where there is nothing that the person may see.</summary>
    /// <param name="find">What was looked for, to be marked; or null.</param>
    public async Task<ConversationModel?> Latest(HttpContext context, long id, CurrentUser me, CancellationToken cancel, string? find = null)
    {
        var cursor = pulse.Of(me.Id);
        var beside = await rows.Beside(me, id, cancel);
        var open = beside.FirstOrDefault(row => row.ConversationId == id);
        if (open is null) return null;
        var list = await Before(me, open, open.Last + 1, find, cancel); // what came since the row was read is for the poll
        NoteSeenAgain(context, list, open.Read);
        if (!open.IsUnread || !IsLookedAt(context.Request)) return ConversationModel.Of(context, cursor, open, beside, list);
        cursor = await mark.UpTo(me, id, open.Last, null, cursor, cancel);
        beside = [.. beside.Select(row => row == open ? open.AsRead() : row with { AllUnread = row.AllUnread - open.Counted })];
        return ConversationModel.Of(context, cursor, open.AsRead(), beside, list);
    }

    /// <summary>The page around a message, or the one before it. Null where there is nothing that the person may see.</summary>
    /// <param name="find">What was looked for, to be marked; or null.</param>
    public async Task<ConversationModel?> Earlier(HttpContext context, long id, CurrentUser me, long before, long? read, string? find, CancellationToken cancel)
    {
        var cursor = pulse.Of(me.Id);
        var beside = await rows.Beside(me, id, cancel);
        var open = beside.FirstOrDefault(row => row.ConversationId == id);
        if (open is null) return null;
        var list = await Before(me, open with { Read = read ?? open.Read }, before, find, cancel);
        NoteSeenAgain(context, list, open.Read);
        return ConversationModel.Of(context, cursor, open, beside, before <= open.Last ? list.BeforeOthers() : list);
    }

    /// <summary>A message that has just been said, as its author sees it.</summary>
    public async Task<IReadOnlyList<MessageView>> One(CurrentUser me, Message message, CancellationToken cancel)
    {
        var near = await Near([message], [message.Number - 1], me, message.ConversationId, mayHaveLeft: false, cancel);
        return [MessageView.Of(message, near.GetValueOrDefault(message.Number - 1), new(me, people, when, NamesAuthors: false, near))];
    }

    /// <summary>What changed in a conversation since a journal entry, at most so many.</summary>
    public async Task<Changes> ChangedSince(CurrentUser me, Row open, long entry, int most, CancellationToken cancel)
    {
        var changed = await FindChanged(messaging, me.Id, open.ConversationId, entry, most).ToListAsync(cancel);
        if (changed.Count == 0) return Changes.None;
        var near = await Near(changed, changed.Select(one => one.Number - 1), me, open.ConversationId, mayHaveLeft: true, cancel);
        return Changes.Of(changed, near, entry, new(me, people, when, open.IsGroup, near, Showing: open.Showing));
    }

    /// <summary>The same, of a message that has just been said.</summary>
    public Changes Told(CurrentUser me, Said said) =>
        new([MessageView.Of(said.Message, said.Before, new(me, people, when, said.IsInGroup, new Dictionary<long, Message>()))], []);

    /// <summary>What a composer that answers a message shows of it; null where the person may not see it, or nobody can answer it.</summary>
    public async Task<Quote?> Quote(CurrentUser me, long id, long number, CancellationToken cancel)
    {
        var quoted = await messaging.VisibleTo(me.Id).SingleOrDefaultAsync(one => one.ConversationId == id && one.Number == number, cancel);
        if (quoted is not null) await messaging.AsKnownTo(me.Id, [quoted], cancel);
        return quoted is { CanBeAnswered: true } ? Messages.Quote.Of(quoted, new(me, people, when, NamesAuthors: true, new Dictionary<long, Message>())) : null;
    }

    /// <summary>The page as an answer: kept by the browser, unless it carries a refusal or would not be the same again.</summary>
    public IResult Answer(ConversationModel page, int status = StatusCodes.Status200OK) => Answers.Page(
        ConversationPage.Create(page), status, status == StatusCodes.Status200OK && page.IsSettled ? tags.For(page.Me, page.Shell.Cursor) : null);

    private async Task<MessageListModel> Before(CurrentUser me, Row open, long before, string? find, CancellationToken cancel)
    {
        // One more than is shown: it tells whether there is more, and whose message precedes the first.
        var found = await FindBefore(messaging, me.Id, open.ConversationId, before, MessagesOnAPage + 1).ToListAsync(cancel);
        found.Reverse();
        var hasEarlier = found.Count > MessagesOnAPage;
        Reader reader = new(me, people, when, open.IsGroup, await Near(found, [], me, open.ConversationId, open.IsOver, cancel), open.Read, open.Showing);
        if (!string.IsNullOrEmpty(find)) reader = reader with { Marks = text => marks.Of(find, text) };
        var stoppedFurtherUp = hasEarlier && found[0].Number > open.Read;
        return new(MessageView.Of(found, hasEarlier ? 1 : 0, reader), open.ConversationId, hasEarlier, HasLater: false, stoppedFurtherUp ? open.Read : null, open.Seen.Number);
    }

    // By number: these messages, what they answer, and others as asked, as far as the person may see them. No query where these are all.
    private async Task<Dictionary<long, Message>> Near(IReadOnlyList<Message> these, IEnumerable<long> others, CurrentUser me, long id, bool mayHaveLeft, CancellationToken cancel)
    {
        var near = these.ToDictionary(one => one.Number);
        long[] missing = [.. these.Select(one => one.ReplyTo ?? 0).Concat(others).Where(number => number > 0 && !near.ContainsKey(number)).Distinct()];
        var found = missing.Length switch
        {
            0 => AsyncEnumerable.Empty<Message>(),
            1 => FindOne(messaging, me.Id, id, missing[0]), // the one before, nearly always
            _ => messaging.VisibleTo(me.Id).Where(one => one.ConversationId == id && missing.Contains(one.Number)).AsAsyncEnumerable(),
        };
        await foreach (var one in found.WithCancellation(cancel)) near[one.Number] = one;

        if (mayHaveLeft) await messaging.AsKnownTo(me.Id, near.Values, cancel);
        await messaging.WithFiles(these, cancel);
        return near;
    }

    private static void NoteSeenAgain(HttpContext context, MessageListModel list, long read) =>
        AnswerWeight.Of(context).MessagesAgain = list.Messages.Count(one => !one.IsService && one.Number <= read);

    // A browser that only prefetches a page shows it to nobody.
    private static bool IsLookedAt(HttpRequest request) => request.Headers["Sec-Purpose"].Count == 0;
}
