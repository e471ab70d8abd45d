using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Reading;

/// <summary>Advances a person's read marker, and what all have seen with it.</summary>
internal sealed class MarkRead(MessagingContext messaging, UnitOfWork unit)
{
    /// <summary>
    /// To be called where something is unread. The other pages of the person are woken, the tab itself is not; so are the
    /// authors of what has now been seen by all.
    /// </summary>
    /// <param name="me">Who reads.</param>
    /// <param name="conversation">Key of the conversation.</param>
    /// <param name="number">Number of the last message that they see.</param>
    /// <param name="tab">The tab, if it says so.</param>
    /// <param name="cursor">The last journal entry that the reader's page knows.</param>
    /// <param name="cancel">Stops the wait for the write.</param>
    /// <returns>The cursor of a page that has been told all this: moved on when nothing else happened meanwhile.</returns>
    public Task<long> UpTo(CurrentUser me, long conversation, long number, string? tab, long cursor, CancellationToken cancel) => unit.Write(async () =>
    {
        var before = unit.PulseOf(me.Id);
        var (reader, seen) = await Find(conversation, me.Id, number, cancel);
        if (reader.Read >= number && !reader.IsMarkedUnread) return cursor;
        var authors = seen > reader.Conversation.Seen ? await AuthorsUpTo(seen, reader.Conversation, cancel) : [];
        var entry = unit.Record(EntryKind.ReadMarkerMoved, me.Id, conversation, number, [me.Id, .. authors.Where(author => author != me.Id)], tab);
        reader.ReadUpTo(number);
        reader.Change = entry;
        reader.Conversation.SeenUpTo(seen, entry);
        await messaging.SaveChangesAsync(cancel);
        return before == cursor ? entry : cursor;
    }, cancel);

    // What all will have seen is what the slowest has; who has left, or is alone, moves nothing.
    private async Task<(Participant Reader, long Seen)> Find(long conversation, long person, long number, CancellationToken cancel)
    {
        var found = await (
            from reader in messaging.Participants
            where reader.ConversationId == conversation && reader.PersonId == person
            let others = messaging.Participants.Where(one => one.ConversationId == conversation && one.PersonId != person && one.Until == null).Min(one => (long?)one.Read)
            select new { Reader = reader, reader.Conversation, Others = others }).SingleAsync(cancel);
        return (found.Reader, found is { Reader.Until: null, Others: { } slowest } ? Math.Min(slowest, number) : 0);
    }

    // Between two people no query is needed to know whom it may concern.
    private async Task<IReadOnlyList<long>> AuthorsUpTo(long seen, Conversation conversation, CancellationToken cancel) =>
        conversation is { LowPersonId: { } low, HighPersonId: { } high } ? [low, high] : await (
            from message in messaging.Messages
            where message.ConversationId == conversation.Id && message.Number > conversation.Seen && message.Number <= seen && message.Kind == MessageKind.Text
            join author in messaging.Participants on new { message.ConversationId, PersonId = message.AuthorId } equals new { author.ConversationId, author.PersonId }
            where author.Until == null
            select author.PersonId).Distinct().ToListAsync(cancel);
}
