using Microsoft.EntityFrameworkCore;
using OurWhats.Messaging.Conversations;
using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Messaging.Chat;

/// <summary>Finds the quote that a composer shows for the message to answer.</summary>
internal sealed class QuoteQuery(MessagingContext messaging, IPeople people)
{
    /// <summary>Null if the person may not see the message, or if it cannot be answered.</summary>
    public async Task<Quote?> Find(CurrentUser me, long conversation, long number, CancellationToken cancel)
    {
        var quoted = await messaging.VisibleTo(me.Id).SingleOrDefaultAsync(
            message => message.ConversationId == conversation && message.Number == number, cancel);
        if (quoted is not null) await messaging.RestoreTextsKnownTo(me.Id, [quoted], cancel);
        if (quoted is not { CanBeAnswered: true }) return null;
        var names = await messaging.NamesIn(people, conversation, me.Id, [quoted.AuthorId], cancel);
        return Quote.Of(quoted, me, names);
    }
}
