using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>Stores a message: in a conversation, or to a person. Both run inside a write.</summary>
internal sealed class Post(MessagingContext messaging, UnitOfWork unit, TimeProvider clock)
{
    /// <summary>Says something in a conversation. Null when the person is not in it, now or at all.</summary>
    public async Task<Message?> To(long conversation, CurrentUser me, Typed typed, CancellationToken cancel)
    {
        var author = await messaging.Participants.Include(one => one.Conversation)
            .SingleOrDefaultAsync(one => one.ConversationId == conversation && one.PersonId == me.Id && one.Until == null, cancel);
        if (author is null) return null;
        var key = typed.KeyIn(conversation);
        var twin = await messaging.Messages.AsNoTracking().SingleOrDefaultAsync(message => message.AuthorId == me.Id && message.Key == key, cancel);
        if (twin is not null) return twin;
        var present = await messaging.Participants.Where(one => one.ConversationId == conversation && one.Until == null)
            .Select(one => one.PersonId).ToListAsync(cancel);
        return await Store(author, typed with { Key = key }, present, cancel);
    }

    /// <summary>Says something to a person; the conversation begins with it, if it has not yet.</summary>
    public async Task<Message> To(CurrentUser me, long other, Typed typed, CancellationToken cancel)
    {
        var (low, high) = (Math.Min(me.Id, other), Math.Max(me.Id, other));
        var known = await messaging.Conversations.Where(one => one.LowPersonId == low && one.HighPersonId == high).Select(one => one.Id).SingleOrDefaultAsync(cancel);
        if (known == 0) known = await Begin(Conversation.Between(me.Id, other), cancel);
        return (await To(known, me, typed, cancel))!;
    }

    private async Task<long> Begin(Conversation conversation, CancellationToken cancel)
    {
        messaging.Add(conversation);
        await messaging.SaveChangesAsync(cancel);
        foreach (var person in (long[])[conversation.LowPersonId!.Value, conversation.HighPersonId!.Value])
        {
            messaging.Add(new Participant { ConversationId = conversation.Id, PersonId = person });
            messaging.Add(new Stay { ConversationId = conversation.Id, PersonId = person, First = 1 });
        }

        await messaging.SaveChangesAsync(cancel);
        return conversation.Id;
    }

    private async Task<Message> Store(Participant author, Typed typed, List<long> present, CancellationToken cancel)
    {
        var conversation = author.Conversation;
        var entry = unit.Record(EntryKind.MessagePosted, author.PersonId, conversation.Id, conversation.NextNumber, present, typed.Tab);
        var message = conversation.Add(entry, author.PersonId, MessageKind.Text, typed.Text, typed.Key, clock.GetUtcNow());
        author.ReadUpTo(message.Number);
        messaging.Add(message);
        await messaging.SaveChangesAsync(cancel);
        return message;
    }
}
