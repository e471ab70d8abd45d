namespace OurWhats.Messaging.Composing;

/// <summary>Why a message was not posted.</summary>
/// <param name="Status">HTTP status.</param>
/// <param name="Sentence">The reason; null if each refused file has its own.</param>
internal sealed record Hindrance(int Status, string? Sentence);
