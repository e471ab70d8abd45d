using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Messaging.Messages;

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
}
