using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Messaging.Conversations;

/// <summary>Tells people of the same name in a conversation apart.</summary>
internal static class ConversationNames
{
    /// <summary>
    /// The names of people on a page of a conversation. No query unless somebody on the site has the same name as one of
    /// them; else one, of those who are present. Who has left does not learn who is.
    /// </summary>
    /// <param name="people">Everybody's names.</param>
    /// <param name="conversation">Key of the conversation.</param>
    /// <param name="reader">Key of the reader.</param>
    /// <param name="shown">Keys of the people whom the page names.</param>
    /// <param name="cancel">Stops the query.</param>
    public static async Task<ShownNames> NamesIn(
        this MessagingContext messaging,
        IPeople people,
        long conversation,
        long reader,
        IReadOnlyCollection<long> shown,
        CancellationToken cancel)
    {
        long[] namesakes = [.. shown.Distinct().SelectMany(people.NamesakesOf).Distinct()];
        if (namesakes.Length == 0) return new(people, new HashSet<long>());
        var present = await messaging.Participants
            .Where(participant => participant.ConversationId == conversation
                && participant.Until == null
                && namesakes.Contains(participant.PersonId)
                && messaging.Participants.Any(mine =>
                    mine.ConversationId == conversation && mine.PersonId == reader && mine.Until == null))
            .Select(participant => participant.PersonId)
            .ToListAsync(cancel);
        return new(people, present.Concat(shown).ToHashSet());
    }
}
