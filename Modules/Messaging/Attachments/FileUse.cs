using Microsoft.EntityFrameworkCore;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Messaging.Attachments;

/// <summary>Who sees a file: whoever sees a message that it came with.</summary>
internal sealed class FileUse(MessagingContext messaging) : IFileUse
{
    public async Task<IReadOnlyList<string>> NamesSeenBy(long person, long file, CancellationToken cancel) => await (
        from message in messaging.VisibleTo(person)
        from attachment in messaging.Attachments
        where attachment.FileId == file && attachment.MessageId == message.Id
        orderby message.Id
        select attachment.Name).ToListAsync(cancel);

    public async Task<IReadOnlySet<long>> InUse(IReadOnlyCollection<long> files, CancellationToken cancel) =>
        (await messaging.Attachments.Where(one => files.Contains(one.FileId)).Select(one => one.FileId).Distinct().ToListAsync(cancel)).ToHashSet();
}
