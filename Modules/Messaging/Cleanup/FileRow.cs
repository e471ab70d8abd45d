namespace OurWhats.Messaging.Cleanup;

/// <summary>Query result: an attachment with its message.</summary>
internal sealed class FileRow
{
    public required long MessageId { get; init; }
    public required long ConversationId { get; init; }
    public required long Number { get; init; }
    public required long AuthorId { get; init; }
    public required long At { get; init; }
    public required int Position { get; init; }
    public required long FileId { get; init; }
    public required string Name { get; init; }
    public required long Bytes { get; init; }
    public required bool IsPicture { get; init; }
    public required string? Title { get; init; }
    public required long? Partner { get; init; }

    public string Kind => IsPicture
        ? Texts.KindPicture
        : $"{Texts.KindFile} {Path.GetExtension(Name).ToLowerInvariant()}".TrimEnd();
}
