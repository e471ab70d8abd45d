using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Data;
using OurWhats.Shared.Journal;

namespace OurWhats.Messaging.Posting;

/// <summary>
/// Access to files through messages: a person may see a file if they may see a message that it is attached to.
/// </summary>
internal sealed class AttachmentReferences(MessagingContext messaging) : IFileReferences
{
    public async Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) => await (
        from message in messaging.VisibleTo(person)
        from attachment in messaging.Attachments
        where attachment.FileId == file && attachment.MessageId == message.Id
        orderby message.At, message.Id
        select attachment.Name).ToListAsync(cancel);

    public async Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel)
    {
        var used = await messaging.Attachments
            .Where(attachment => files.Contains(attachment.FileId))
            .Select(attachment => attachment.FileId)
            .Distinct()
            .ToListAsync(cancel);
        return used.ToHashSet();
    }

    // Each message that shows the file changes, so open pages get it anew, and so does the index.
    public async Task Renew(WriteTransaction write, FileCard file, CancellationToken cancel)
    {
        var messages = await messaging.Messages
            .Where(message => messaging.Attachments.Any(attachment =>
                attachment.MessageId == message.Id && attachment.FileId == file.Id))
            .ToListAsync(cancel);
        foreach (var message in messages)
        {
            var all = await messaging.Attachments
                .Where(attachment => attachment.MessageId == message.Id)
                .ToListAsync(cancel);
            foreach (var attachment in all.Where(attachment => attachment.FileId == file.Id)) attachment.Renew(file);
            message.KeepOnly(all, await Record(write, message, cancel));
        }

        await messaging.SaveChangesAsync(cancel);
    }

    private async Task<long> Record(WriteTransaction write, Message message, CancellationToken cancel)
    {
        var audience = await messaging.Participants
            .Where(participant => participant.ConversationId == message.ConversationId
                && participant.Until == null
                && messaging.MembershipPeriods.Any(period =>
                    period.ConversationId == message.ConversationId
                    && period.PersonId == participant.PersonId
                    && period.First <= message.Number
                    && (period.Last == null || message.Number <= period.Last)))
            .Select(participant => participant.PersonId)
            .ToListAsync(cancel);
        return write.Record(
            EntryKind.MessageEdited, message.AuthorId, message.ConversationId, message.Number, audience: new(audience));
    }
}
