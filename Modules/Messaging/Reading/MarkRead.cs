using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Messaging.Reading;

/// <summary>Advances a person's read marker and, with it, the number of the last message that all have read.</summary>
internal sealed class MarkRead(MessagingContext messaging, UnitOfWork unit)
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
