using Microsoft.EntityFrameworkCore;

namespace OurWhats.Messaging.Messages;

internal static class AttachmentLoader
{
    /// <summary>Loads the attachments of the messages. No query if none has any.</summary>
    public static async Task LoadAttachments(
        this MessagingContext messaging, IEnumerable<Message> messages, CancellationToken cancel)
    {
        var carriers = messages
            .Where(message => message is { HasFiles: true, IsErased: false })
            .ToDictionary(message => message.Id);
        if (carriers.Count == 0) return;
        long[] keys = [.. carriers.Keys];
        var found = await messaging.Attachments.AsNoTracking()
            .Where(attachment => keys.Contains(attachment.MessageId))
            .OrderBy(attachment => attachment.Position)
            .ToListAsync(cancel);
        foreach (var ofMessage in found.GroupBy(attachment => attachment.MessageId))
        {
            carriers[ofMessage.Key].Attachments = [.. ofMessage];
        }
    }
}
