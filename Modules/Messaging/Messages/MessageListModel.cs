namespace OurWhats.Messaging.Messages;

/// <summary>Several messages, and how to get those before and after them.</summary>
/// <param name="Messages">In order.</param>
/// <param name="Conversation">Key of the conversation.</param>
/// <param name="HasEarlier">True when there are some before.</param>
/// <param name="HasLater">True when there are some after that the page does not show.</param>
/// <param name="Read">Number of the last message read before, when that one is further up; else null.</param>
/// <param name="Seen">Number of the last message that all have read, where the list shows it; else null.</param>
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

    // The page around a message shows twenty messages before it: this one begins with the first that is not shown here.
    internal string? LaterAddress => Messages.Count == 0
        ? null
        : $"/c/{Conversation}?at={Messages[^1].Number + 21}#m{Messages[^1].Number + 1}";

    internal string EarlierAddress =>
        $"/c/{Conversation}?before={Messages[0].Number}" + (Read is null ? "" : $"&read={Read}");

    /// <summary>The same list with more after it. The mark "seen up to here" is left out where it would be after the end.</summary>
    internal MessageListModel BeforeOthers() => this with { HasLater = true, Seen = IsAllSeen ? null : Seen };
}
