using OurWhats.Shared.Web;

namespace OurWhats.Messaging.Messages;

/// <summary>The beginning of a message, quoted in an answer.</summary>
/// <param name="Number">Number of the message.</param>
/// <param name="Author">Name of its author.</param>
/// <param name="Colour">CSS class of the author's colour.</param>
/// <param name="Text">Its present text on one line.</param>
public sealed record Quote(long Number, string Author, string Colour, string Text)
{
    private const int MostCharacters = 80;

    internal static Quote Of(Message message, CurrentUser me, ShownNames names) => new(
        message.Number,
        message.AuthorId == me.Id ? Texts.You : names[message.AuthorId],
        AvatarColours.Of(message.AuthorId),
        message.IsErased ? Texts.Erased : Beginning(message.Line));

    private static string Beginning(string text)
    {
        if (text.Length <= MostCharacters) return text;
        var end = char.IsHighSurrogate(text[MostCharacters - 1]) ? MostCharacters - 1 : MostCharacters;
        return text[..end] + "…";
    }
}
