namespace OurWhats.Footprint.Following;

/// <summary>What a message weighs, so that whoever reads up to it is known to have seen so much.</summary>
internal sealed class SaidMessage
{
    public required long ConversationId { get; init; }

    public required long Number { get; init; }

    public required long AuthorId { get; init; }

    /// <summary>Bytes of its text in UTF-8.</summary>
    public required long Bytes { get; init; }
}

/// <summary>Up to which message a person has seen a conversation.</summary>
internal sealed class Marker
{
    public required long PersonId { get; init; }

    public required long ConversationId { get; init; }

    public long Number { get; set; }
}
