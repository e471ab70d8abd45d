namespace OurWhats.Messaging.Messages;

/// <summary>Consecutive messages, with links to those before and after.</summary>
/// <param name="Messages">In order.</param>
/// <param name="Conversation">Key of the conversation.</param>
/// <param name="HasEarlier">True if there are earlier messages.</param>
/// <param name="HasLater">True if there are later messages that the page does not show.</param>
/// <param name="Read">Number of the last message read before, if it is above the list; otherwise null.</param>
/// <param name="Seen">Number of the last message that all have read, if the list shows it; otherwise null.</param>
public sealed record MessageListModel(
    IReadOnlyList<MessageView> Messages,
    long Conversation,
    bool HasEarlier,
    bool HasLater,
    long? Read = null,
    long? Seen = null)
{
    internal long? FirstUnseen => Messages.FirstOrDefault(message => message.Number > Seen)?.Number;

    internal bool IsAllSeen => Seen is not null && FirstUnseen is null;

    // The page around a message begins twenty messages before it: this address makes it begin with the first message
    // not shown here.
    internal string? LaterAddress => Messages.Count == 0
        ? null
        : $"/c/{Conversation}?at={Messages[^1].Number + 21}#m{Messages[^1].Number + 1}";

    internal string EarlierAddress =>
        $"/c/{Conversation}?before={Messages[0].Number}" + (Read is null ? "" : $"&read={Read}");

    /// <summary>
    /// A copy for the case that more messages follow. Leaves out the mark "seen up to here" if it would be below the
    /// end.
    /// </summary>
    internal MessageListModel BeforeOthers() => this with { HasLater = true, Seen = IsAllSeen ? null : Seen };
}
