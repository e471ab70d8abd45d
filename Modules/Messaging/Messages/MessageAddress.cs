namespace OurWhats.Messaging.Messages;

/// <summary>Parameters of a request about a message.</summary>
internal sealed class MessageAddress
{
    public long Id { get; init; }

    public long Number { get; init; }
}
