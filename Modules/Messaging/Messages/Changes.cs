namespace OurWhats.Messaging.Messages;

/// <summary>What became of a conversation's messages since a page last knew.</summary>
/// <param name="Said">New ones, in order.</param>
/// <param name="Rewritten">Known ones that say something else now, or nothing any more.</param>
public sealed record Changes(IReadOnlyList<MessageView> Said, IReadOnlyList<Rewritten> Rewritten)
{
    internal static Changes None { get; } = new([], []);

    internal int Count => Said.Count + Rewritten.Count;

    /// <param name="changed">The messages, in order.</param>
    /// <param name="near">They and those that precede them, by number.</param>
    /// <param name="entry">The journal entry up to which the page knows.</param>
    /// <param name="reader">How they are shown, and to whom.</param>
    internal static Changes Of(IReadOnlyList<Message> changed, IReadOnlyDictionary<long, Message> near, long entry, Reader reader)
    {
        MessageView View(Message message) => MessageView.Of(message, near.GetValueOrDefault(message.Number - 1), reader);
        return new(
            [.. changed.Where(one => one.Id > entry).Select(View)],
            [.. changed.Where(one => one.Id <= entry).Select(one => new Rewritten(View(one), Quote.Of(one, reader)))]);
    }
}

/// <summary>A message that says something else now.</summary>
/// <param name="Message">The message.</param>
/// <param name="Quote">How others quote it.</param>
public sealed record Rewritten(MessageView Message, Quote Quote);
