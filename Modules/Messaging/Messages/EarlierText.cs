namespace OurWhats.Messaging.Messages;

/// <summary>What a message said before it was edited.</summary>
internal sealed class EarlierText
{
    public long Id { get; init; }

    public required long MessageId { get; init; }

    public required string Text { get; init; }

    /// <summary>Until when it said so: UTC, milliseconds since 1970.</summary>
    public required long Until { get; init; }
}
