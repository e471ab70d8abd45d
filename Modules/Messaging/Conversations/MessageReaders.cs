using Microsoft.EntityFrameworkCore;

namespace OurWhats.Messaging.Conversations;

/// <summary>Finds the participants, without the author, who may see messages and have read them.</summary>
internal static class MessageReaders
{
    /// <param name="messages">Keys of the messages.</param>
    /// <param name="cancel">Stops the query.</param>
    /// <returns>Keys of people by key of the message.</returns>
    public static async Task<ILookup<long, long>> ReadersOf(
        this MessagingContext messaging, IReadOnlyCollection<long> messages, CancellationToken cancel)
    {
        var found = await (
            from message in messaging.Messages.AsNoTracking()
            where messages.Contains(message.Id)
            join participant in messaging.Participants on message.ConversationId equals participant.ConversationId
            where participant.PersonId != message.AuthorId
                && participant.Until == null
                && participant.Read >= message.Number
                && messaging.MembershipPeriods.Any(period =>
                    period.ConversationId == message.ConversationId
                    && period.PersonId == participant.PersonId
                    && period.First <= message.Number
                    && (period.Last == null || message.Number <= period.Last))
            select new { message.Id, participant.PersonId }).ToListAsync(cancel);
        return found.ToLookup(read => read.Id, read => read.PersonId);
    }
}
