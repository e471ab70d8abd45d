namespace OurWhats.Messaging.Messages;

/// <summary>Changes in a conversation's messages since a page was last updated.</summary>
/// <param name="Added">New messages, in order.</param>
/// <param name="Edited">Messages that the page shows and that were edited or erased.</param>
public sealed record MessageChanges(IReadOnlyList<MessageView> Added, IReadOnlyList<EditedMessage> Edited)
{
    internal static MessageChanges None { get; } = new([], []);

    internal int Count => Added.Count + Edited.Count;

    /// <param name="changed">The messages, in order.</param>
    /// <param name="entry">The last journal entry that the page knows.</param>
    /// <param name="reader">The reader, with the messages that precede the changed ones.</param>
    internal static MessageChanges Of(IReadOnlyList<Message> changed, long entry, Reader reader)
    {
        MessageView View(Message message) =>
            MessageView.Of(message, reader.Nearby.GetValueOrDefault(message.Number - 1), reader);
        return new(
            [.. changed.Where(message => message.Id > entry).Select(View)],
            [.. changed.Where(message => message.Id <= entry)
                .Select(message => new EditedMessage(View(message), Quote.Of(message, reader.Me, reader.Names)))]);
    }
}

/// <summary>A message that was edited or erased.</summary>
/// <param name="Message">The message.</param>
/// <param name="Quote">Quote of it in other messages.</param>
public sealed record EditedMessage(MessageView Message, Quote Quote);
