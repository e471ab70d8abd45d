using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Conversations;

/// <summary>
/// Former participants keep seeing messages as they were when they left; later edits stay hidden from them.
/// </summary>
internal static class TextHistory
{
    /// <summary>
    /// Restores, in messages of one conversation, the texts that a person may know. Does nothing for current
    /// participants. No query if no message was edited.
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

    // The time of the service line about their departure; null for a current participant.
    private static Task<long?> LeftAt(
        MessagingContext messaging, long conversation, long person, CancellationToken cancel) => (
        from participant in messaging.Participants
        where participant.ConversationId == conversation && participant.PersonId == person
        from line in messaging.Messages
        where line.ConversationId == conversation && line.Number == participant.Until
        select (long?)line.At).SingleOrDefaultAsync(cancel);
}
