using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Conversations;

/// <summary>People who have left a conversation keep what they knew: they see later edits as they were before.</summary>
internal static class TextHistory
{
    /// <summary>
    /// Sets messages of one conversation back to the texts that a person knew when they left it. Does nothing for present
    /// participants. No query where no message was edited.
    /// </summary>
    public static async Task RestoreTextsKnownTo(
        this MessagingContext messaging, long person, IReadOnlyCollection<Message> messages, CancellationToken cancel)
    {
        List<Message> edited = [.. messages.Where(message => message is { EditedAt: not null, IsErased: false })];
        if (edited.Count == 0) return;
        if (await LeftAt(messaging, edited[0].ConversationId, person, cancel) is not { } left) return;
        long[] ids = [.. edited.Select(message => message.Id)];
        var earlier = await messaging.EarlierTexts.AsNoTracking()
            .Where(text => ids.Contains(text.MessageId))
            .OrderBy(text => text.Id)
            .ToListAsync(cancel);
        var texts = earlier.ToLookup(text => text.MessageId);
        foreach (var message in edited) message.RestoreTextOf(left, texts[message.Id]);
    }

    // The time of the service line about their leaving; null while they are here.
    private static Task<long?> LeftAt(
        MessagingContext messaging, long conversation, long person, CancellationToken cancel) => (
        from participant in messaging.Participants
        where participant.ConversationId == conversation && participant.PersonId == person
        from line in messaging.Messages
        where line.ConversationId == conversation && line.Number == participant.Until
        select (long?)line.At).SingleOrDefaultAsync(cancel);
}
