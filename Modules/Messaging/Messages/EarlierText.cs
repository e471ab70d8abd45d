namespace OurWhats.Messaging.Messages;

/// <summary>A message's text before an edit.</summary>
internal sealed class EarlierText
{
    public long Id { get; init; }

    public required long MessageId { get; init; }

    public required string Text { get; init; }

    /// <summary>When it was replaced: UTC, milliseconds since 1970.</summary>
    public required long Until { get; init; }
}
