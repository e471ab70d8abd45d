namespace OurWhats.Footprint.Recording;

/// <summary>A person's read marker in a conversation, as far as it has been recorded.</summary>
internal sealed class ReadMarker
{
    public required long PersonId { get; init; }

    public required long ConversationId { get; init; }

    public long Number { get; set; }
}
