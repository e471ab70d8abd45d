using OurWhats.Messaging.Messages;
using OurWhats.Shared.Contracts.Accounts;

namespace OurWhats.Messaging.Galleries;

public sealed record LinkLine(string Author, string Time, string Place, IReadOnlyList<TextSpan> Spans)
{
    internal static LinkLine Of(Message message, CurrentUser me, IPeople people, DateText dates) => new(
        people[message.AuthorId].DisplayName,
        dates.Full(me.Local(message.At), me),
        $"/c/{message.ConversationId}?at={message.Number}#m{message.Number}",
        TextSpan.Of(message.Text));
}
