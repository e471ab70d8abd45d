namespace OurWhats.Footprint.Recording;

/// <summary>Up to which message a person has read a conversation, as far as it is counted.</summary>
internal sealed class ReadMarker
{
    public required long PersonId { get; init; }

    public required long ConversationId { get; init; }

    public long Number { get; set; }
}
