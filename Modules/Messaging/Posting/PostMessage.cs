using System.Text;
using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Attachments;
using OurWhats.Messaging.Composing;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Messaging.Posting;

/// <summary>Stores a message in a conversation or to a person.</summary>
internal sealed class PostMessage(
    MessagingContext messaging,
    IPeople people,
    ConversationSettings settings,
    IMedia media,
    TimeProvider clock)
{
    // Compiled, because each message runs these queries inside a write, and only one write runs at a time.
    private static readonly Func<MessagingContext, long, long, CancellationToken, Task<Participant?>> FindAuthor =
        EF.CompileAsyncQuery((MessagingContext messaging, long conversation, long person, CancellationToken cancel) =>
            messaging.Participants.AsNoTracking()
                .Include(participant => participant.Conversation)
                .SingleOrDefault(participant => participant.ConversationId == conversation
                    && participant.PersonId == person && participant.Until == null));

    private static readonly Func<MessagingContext, long, string, CancellationToken, Task<Message?>> FindSame =
        EF.CompileAsyncQuery((MessagingContext messaging, long author, string key, CancellationToken cancel) =>
            messaging.Messages.AsNoTracking()
                .SingleOrDefault(message => message.AuthorId == author && message.Key == key));

    private static readonly Func<MessagingContext, long, IAsyncEnumerable<Recipient>> FindPresent =
        EF.CompileAsyncQuery((MessagingContext messaging, long conversation) =>
            messaging.Participants
                .Where(participant => participant.ConversationId == conversation && participant.Until == null)
                .Select(participant => new Recipient(participant.PersonId, participant.Read, participant.IsArchived)));

    /// <summary>Posts a message in a conversation. A repeated message is returned as stored.</summary>
    /// <returns>The message; null if the person is not a current participant, or an upload no longer exists.</returns>
    public async Task<Message?> ToConversation(
        WriteTransaction write, long conversation, CurrentUser me, MessageDraft draft, CancellationToken cancel)
    {
        if (await FindAuthor(messaging, conversation, me.Id, cancel) is not { } author) return null;
        var key = draft.KeyIn(conversation);
        if (await FindSame(messaging, me.Id, key, cancel) is { } same) return same;
        var uploads = draft.Uploads.Count == 0 ? [] : await media.Waiting(me.Id, draft.Uploads, cancel);
        if (uploads.Count < draft.Uploads.Count) return null;
        List<Recipient> present = [];
        await foreach (var recipient in FindPresent(messaging, conversation).WithCancellation(cancel))
        {
            present.Add(recipient);
        }

        var message = Store(write, author, draft with { Key = key }, present, uploads);
        if (uploads.Count > 0) await media.Attach(write, me.Id, uploads, cancel);
        if (present.Any(recipient => recipient.IsArchived)) await settings.Unarchive(conversation, message.Id, cancel);
        return message;
    }

    /// <summary>Posts a message to a person, creating the conversation between the two if there is none.</summary>
    /// <returns>The message; null if it would start a conversation with a suspended person, or if an upload no longer
    /// exists.</returns>
    public async Task<Message?> ToPerson(
        WriteTransaction write, CurrentUser me, long other, MessageDraft draft, CancellationToken cancel)
    {
        var (low, high) = (Math.Min(me.Id, other), Math.Max(me.Id, other));
        var known = await messaging.Conversations
            .Where(conversation => conversation.LowPersonId == low && conversation.HighPersonId == high)
            .Select(conversation => conversation.Id)
            .SingleOrDefaultAsync(cancel);
        if (known == 0 && people[other].IsSuspended) return null;
        if (known == 0) known = await Begin(Conversation.Between(me.Id, other), cancel);
        return await ToConversation(write, known, me, draft with { ReplyTo = null }, cancel);
    }

    private Message Store(
        WriteTransaction write,
        Participant author,
        MessageDraft draft,
        List<Recipient> present,
        IReadOnlyList<UploadCard> uploads)
    {
        var conversation = author.Conversation;
        var entry = write.Record(
            EntryKind.MessagePosted,
            author.PersonId,
            conversation.Id,
            conversation.NextNumber,
            Encoding.UTF8.GetByteCount(draft.Text),
            new([.. present.Select(recipient => recipient.PersonId)], draft.Tab));
        NewMessage posted = new(author.PersonId, MessageKind.Text, draft.Text, draft.Key) { ReplyTo = draft.ReplyTo };
        var message = conversation.Add(posted, entry, clock.GetUtcNow());
        message.Attach(
        [
            .. draft.Forwarded.Select(file => file.CopyTo(message.Id)),
            .. uploads.Select((upload, i) =>
                Attachment.Of(message.Id, i + 1, upload, draft.Alts.GetValueOrDefault(upload.Key, ""))),
        ]);
        // The author has read everything up to their own message, so it can become the last one read by all.
        author.ReadUpTo(message.Number);
        conversation.SeenUpTo(ReadByOthers(author, present), entry);
        messaging.Insert(message);
        foreach (var file in message.Attachments) messaging.Insert(file);
        messaging.Overwrite(conversation);
        messaging.Overwrite(author);
        return message;
    }

    // 0 if there is nobody else.
    private static long ReadByOthers(Participant author, List<Recipient> present) => present
        .Where(recipient => recipient.PersonId != author.PersonId)
        .Select(recipient => recipient.Read)
        .DefaultIfEmpty(0)
        .Min();

    private async Task<long> Begin(Conversation conversation, CancellationToken cancel)
    {
        messaging.Add(conversation);
        await messaging.SaveChangesAsync(cancel);
        foreach (var person in conversation.Pair)
        {
            messaging.Add(new Participant { ConversationId = conversation.Id, PersonId = person });
            messaging.Add(new MembershipPeriod { ConversationId = conversation.Id, PersonId = person, First = 1 });
        }

        await messaging.SaveChangesAsync(cancel);
        return conversation.Id;
    }

    private sealed record Recipient(long PersonId, long Read, bool IsArchived);
}
