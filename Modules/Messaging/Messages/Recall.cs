using Microsoft.EntityFrameworkCore;

namespace OurWhats.Messaging.Messages;

/// <summary>Who has left keeps what they knew: what was edited since says to them what it said then.</summary>
internal static class Recall
{
    /// <summary>Sets messages of one conversation back to what a person who has left it knew. No query where none was edited.</summary>
    public static async Task AsKnownTo(this MessagingContext messaging, long person, IReadOnlyCollection<Message> messages, CancellationToken cancel)
    {
        List<Message> edited = [.. messages.Where(message => message is { EditedAt: not null, IsErased: false })];
        if (edited.Count == 0 || await LeftAt(messaging, edited[0].ConversationId, person, cancel) is not { } left) return;
        long[] ids = [.. edited.Select(message => message.Id)];
        var texts = (await messaging.EarlierTexts.AsNoTracking().Where(text => ids.Contains(text.MessageId)).OrderBy(text => text.Id).ToListAsync(cancel)).ToLookup(text => text.MessageId);
        foreach (var message in edited) message.GoBackTo(left, texts[message.Id]);
    }

    // When the line that tells of it was said; null for who is there.
    private static Task<long?> LeftAt(MessagingContext messaging, long conversation, long person, CancellationToken cancel) => (
        from participant in messaging.Participants
        where participant.ConversationId == conversation && participant.PersonId == person
        from line in messaging.Messages
        where line.ConversationId == conversation && line.Number == participant.Until
        select (long?)line.At).SingleOrDefaultAsync(cancel);
}
