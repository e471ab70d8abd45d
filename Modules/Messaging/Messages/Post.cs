using System.Text;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Keeping;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;
using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>Stores a message: in a conversation, or to a person. Both run inside a write.</summary>
internal sealed class Post(MessagingContext messaging, IPeople people, Keeper keeper, IMedia media, UnitOfWork unit, TimeProvider clock)
{
    // Compiled: every message takes this way, and only one at a time does.
    private static readonly Func<MessagingContext, long, long, CancellationToken, Task<Participant?>> FindAuthor =
        EF.CompileAsyncQuery((MessagingContext messaging, long conversation, long person, CancellationToken cancel) => messaging.Participants.AsNoTracking()
            .Include(one => one.Conversation).SingleOrDefault(one => one.ConversationId == conversation && one.PersonId == person && one.Until == null));

    private static readonly Func<MessagingContext, long, string, CancellationToken, Task<Message?>> FindTwin =
        EF.CompileAsyncQuery((MessagingContext messaging, long author, string key, CancellationToken cancel) =>
            messaging.Messages.AsNoTracking().SingleOrDefault(one => one.AuthorId == author && one.Key == key));

    private static readonly Func<MessagingContext, long, IAsyncEnumerable<Present>> FindPresent =
        EF.CompileAsyncQuery((MessagingContext messaging, long conversation) =>
            messaging.Participants.Where(one => one.ConversationId == conversation && one.Until == null).Select(one => new Present(one.PersonId, one.Read, one.IsArchived)));

    /// <summary>Says something in a conversation. Null when the person is not in it, now or at all, or a file is no longer there.</summary>
    public async Task<Message?> To(long conversation, CurrentUser me, Typed typed, CancellationToken cancel)
    {
        if (await FindAuthor(messaging, conversation, me.Id, cancel) is not { } author) return null;
        var key = typed.KeyIn(conversation);
        if (await FindTwin(messaging, me.Id, key, cancel) is { } twin) return twin;
        var uploads = typed.Uploads.Count == 0 ? [] : await media.Waiting(me.Id, typed.Uploads, cancel);
        if (uploads.Count < typed.Uploads.Count) return null;
        List<Present> present = [];
        await foreach (var one in FindPresent(messaging, conversation).WithCancellation(cancel)) present.Add(one);
        var others = present.Where(one => one.PersonId != me.Id).Select(one => one.Read).DefaultIfEmpty(0).Min();
        var message = Store(author, typed with { Key = key }, [.. present.Select(one => one.PersonId)], others, uploads);
        if (uploads.Count > 0) await media.Attach(me.Id, uploads, cancel);
        if (present.Any(one => one.IsArchived)) await keeper.BringBack(conversation, message.Id, cancel);
        return message;
    }

    /// <summary>Says something to a person; the conversation begins with it, if it has not yet. Null when it would, and the person is suspended.</summary>
    public async Task<Message?> To(CurrentUser me, long other, Typed typed, CancellationToken cancel)
    {
        var (low, high) = (Math.Min(me.Id, other), Math.Max(me.Id, other));
        var known = await messaging.Conversations.Where(one => one.LowPersonId == low && one.HighPersonId == high).Select(one => one.Id).SingleOrDefaultAsync(cancel);
        if (known == 0 && people[other].IsSuspended) return null;
        if (known == 0) known = await Begin(Conversation.Between(me.Id, other), cancel);
        return await To(known, me, typed with { Re = null }, cancel);
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

    // Who writes has read: what the others had seen is then seen by all.
    private Message Store(Participant author, Typed typed, List<long> present, long seenByOthers, IReadOnlyList<UploadCard> uploads)
    {
        var conversation = author.Conversation;
        var entry = unit.Record(EntryKind.MessagePosted, author.PersonId, conversation.Id, conversation.NextNumber, present, typed.Tab, Encoding.UTF8.GetByteCount(typed.Text));
        var message = conversation.Add(entry, author.PersonId, MessageKind.Text, typed.Text, typed.Key, clock.GetUtcNow(), typed.Re);
        message.Enclose([.. typed.PassedOn.Select(file => file.Again(message.Id)), .. uploads.Select((upload, i) => Attachment.Of(message.Id, i + 1, upload, typed.Alts.GetValueOrDefault(upload.Key, "")))]);
        author.ReadUpTo(message.Number);
        conversation.SeenUpTo(seenByOthers, entry);
        messaging.Insert(message);
        foreach (var file in message.Enclosed) messaging.Insert(file);
        messaging.Overwrite(conversation);
        messaging.Overwrite(author);
        return message;
    }

    private sealed record Present(long PersonId, long Read, bool IsArchived);
}
