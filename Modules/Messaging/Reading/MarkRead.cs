using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Messaging.Reading;

/// <summary>Advances a person's read marker and, with it, the number of the last message that all have read.</summary>
internal sealed class MarkRead(MessagingContext messaging, UnitOfWork unit, ReadReports reports)
{
    /// <summary>
    /// Marks messages as read; call it if there are unread ones. Notifies the person's other pages (not the calling
    /// tab) and the authors of messages that all have now read.
    /// </summary>
    /// <param name="me">The reader.</param>
    /// <param name="conversation">Key of the conversation.</param>
    /// <param name="number">Number of the last message on the page.</param>
    /// <param name="tab">Id of the page, if known.</param>
    /// <param name="cursor">The last journal entry that the page shows.</param>
    /// <param name="cancel">Cancels the wait for the write.</param>
    /// <returns>The last journal entry that the page knows afterwards: the new one, unless something else happened
    /// meanwhile.</returns>
    public Task<long> UpTo(
        CurrentUser me,
        long conversation,
        long number,
        string? tab,
        long cursor,
        CancellationToken cancel) => unit.Write(async write =>
    {
        var before = write.PulseOf(me.Id);
        var (reader, seen) = await Find(conversation, me.Id, number, cancel);
        if (reader.Read >= number && !reader.IsMarkedUnread) return cursor;
        var authors = seen > reader.Conversation.Seen ? await AuthorsUpTo(seen, reader.Conversation, cancel) : [];
        long[] audience = [me.Id, .. authors.Where(author => author != me.Id)];
        var entry = write.Record(EntryKind.ReadMarkerMoved, me.Id, conversation, number, audience: new(audience, tab));
        reader.ReadUpTo(number, await ErasedAfter(Math.Max(number, reader.Read), reader, cancel));
        reader.Change = entry;
        reader.Conversation.SeenUpTo(seen, entry);
        await messaging.SaveChangesAsync(cancel);
        return before == cursor ? entry : cursor;
    }, cancel);

    /// <summary>True if a page that is about to be shown will tell when it is looked at, so that it need not count as read.</summary>
    public bool IsToldBy(CurrentUser me) => reports.IsExpectedOf(me);

    /// <summary>The same for a page's first poll, which tells what is looked at: 0 for nothing so far.</summary>
    /// <returns>The last journal entry that the page shows afterwards.</returns>
    public async Task<long> Told(
        CurrentUser me, long? conversation, long number, string? tab, long cursor, CancellationToken cancel)
    {
        reports.Note(me);
        if (number == 0 || conversation is not { } open) return cursor;
        return await Looked(me, open, number, tab, cursor, cancel) ?? cursor;
    }

    /// <summary>
    /// The same for what an open page says that the person has looked at. Nothing is written if it was read before.
    /// </summary>
    /// <returns>As above; null if the person has never been in the conversation.</returns>
    public async Task<long?> Looked(
        CurrentUser me, long conversation, long number, string? tab, long cursor, CancellationToken cancel)
    {
        var marker = await messaging.Participants
            .Where(participant => participant.ConversationId == conversation && participant.PersonId == me.Id)
            .Select(participant => new
            {
                participant.Read,
                participant.IsMarkedUnread,
                Last = participant.Until ?? participant.Conversation.Last,
            })
            .SingleOrDefaultAsync(cancel);
        if (marker is null) return null;
        var seen = Math.Min(number, marker.Last);
        var isNews = seen > marker.Read || marker.IsMarkedUnread && seen == marker.Read;
        return isNews ? await UpTo(me, conversation, seen, tab, cursor, cancel) : cursor;
    }

    // The lowest read marker decides what all have read. 0 for people who have left or who are alone.
    private async Task<(Participant Reader, long Seen)> Find(
        long conversation, long person, long number, CancellationToken cancel)
    {
        var found = await (
            from reader in messaging.Participants
            where reader.ConversationId == conversation && reader.PersonId == person
            let others = messaging.Participants
                .Where(other => other.ConversationId == conversation && other.PersonId != person && other.Until == null)
                .Min(other => (long?)other.Read)
            select new { Reader = reader, reader.Conversation, Others = others }).SingleAsync(cancel);
        var isPresent = found.Reader.Until is null;
        return (found.Reader, isPresent && found.Others is { } slowest ? Math.Min(slowest, number) : 0);
    }

    // A page that shows the end of the conversation needs no query, nor does anybody for whom none was erased.
    private async Task<long> ErasedAfter(long number, Participant reader, CancellationToken cancel) =>
        reader.ErasedUnread == 0 || number >= reader.Conversation.Last
            ? 0
            : await messaging.Messages.LongCountAsync(
                message => message.ConversationId == reader.ConversationId
                    && message.Number > number
                    && message.ErasedAt != null,
                cancel);

    // A conversation of two needs no query: the authors can only be these two.
    private async Task<IReadOnlyList<long>> AuthorsUpTo(long seen, Conversation conversation, CancellationToken cancel)
    {
        if (conversation.Kind == ConversationKind.Direct) return conversation.Pair;
        return await (
            from message in messaging.Messages
            where message.ConversationId == conversation.Id
                && message.Number > conversation.Seen
                && message.Number <= seen
                && message.Kind == MessageKind.Text
            join author in messaging.Participants
                on new { message.ConversationId, PersonId = message.AuthorId }
                equals new { author.ConversationId, author.PersonId }
            where author.Until == null
            select author.PersonId).Distinct().ToListAsync(cancel);
    }
}
