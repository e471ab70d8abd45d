namespace OurWhats.Footprint.Recording;

/// <summary>What a message weighs: once somebody has read up to it, they have seen that many bytes.</summary>
internal sealed class SentMessage
{
    public required long ConversationId { get; init; }

    public required long Number { get; init; }

    public required long AuthorId { get; init; }

    /// <summary>Bytes of its text in UTF-8.</summary>
    public required long Bytes { get; init; }
}
