using OurWhats.Messaging.Messages;

namespace OurWhats.Messaging.Galleries;

public sealed record LinkLine(string Author, string Time, string Place, IReadOnlyList<TextSpan> Spans)
{
    internal TextFold? Fold => TextFold.Of(Spans);

    internal static LinkLine Of(Message message, CurrentUser me, ShownNames names, DateText dates) => new(
        names[message.AuthorId],
        dates.Full(me.Local(message.At), me),
        $"/c/{message.ConversationId}?at={message.Number}#m{message.Number}",
        TextSpan.Of(message.Text));
}
