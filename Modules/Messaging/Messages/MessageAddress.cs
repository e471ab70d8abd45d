namespace OurWhats.Messaging.Messages;

/// <summary>Which message a request is about.</summary>
internal sealed class MessageAddress
{
    /// <summary>Key of the conversation.</summary>
    public long Id { get; init; }

    /// <summary>Number of the message.</summary>
    public long Number { get; init; }
}
