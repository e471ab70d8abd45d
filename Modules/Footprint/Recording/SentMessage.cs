namespace OurWhats.Footprint.Recording;

/// <summary>Size of a message, needed to count the bytes seen by its readers.</summary>
internal sealed class SentMessage
{
    public required long ConversationId { get; init; }

    public required long Number { get; init; }

    public required long AuthorId { get; init; }

    /// <summary>Bytes of its text in UTF-8.</summary>
    public required long Bytes { get; init; }
}
