using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Messaging;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Messaging.Reading;

/// <summary>Advances the number up to which a person has read, and with it the number up to which all have.</summary>
internal sealed class MarkRead(MessagingContext messaging, UnitOfWork unit)
{
    /// <summary>
    /// To be called where something is unread. Wakes the person's other pages, but not the tab itself, and the pages of the
    /// authors of messages that have now been read by all.
    /// </summary>
    /// <param name="me">The reader.</param>
    /// <param name="conversation">Key of the conversation.</param>
    /// <param name="number">Number of the last message that they see.</param>
    /// <param name="tab">The tab's id, if it gives one.</param>
    /// <param name="cursor">The last journal entry that the reader's page knows.</param>
    /// <param name="cancel">Stops the wait for the write.</param>
    /// <returns>
    /// The last journal entry that the page knows afterwards: the new one, unless something else happened meanwhile.
    /// </returns>
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
        reader.ReadUpTo(number);
        reader.Change = entry;
        reader.Conversation.SeenUpTo(seen, entry);
        await messaging.SaveChangesAsync(cancel);
        return before == cursor ? entry : cursor;
    }, cancel);

    // All will have read what the slowest has. People who have left, or are alone, advance nothing: 0.
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

    // Between two people no query is needed: it can only be these two.
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
