using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Messaging.Attachments;

/// <summary>A file attached to a message, with a copy of what Media knows of it, as a file's content never changes.</summary>
internal sealed class Attachment
{
    public const int MostFiles = 10;

    public const int MostAltCharacters = 500;

    public required long MessageId { get; init; }

    /// <summary>Its position in the message: 1, 2, 3…</summary>
    public required int Position { get; init; }

    /// <summary>The file's key in Media.</summary>
    public required long FileId { get; init; }

    /// <summary>What the file's addresses are made of.</summary>
    public required string FileKey { get; init; }

    /// <summary>Its sender's name for it.</summary>
    public required string Name { get; init; }

    /// <summary>Its sender's description of what it shows; may be empty.</summary>
    public required string Alt { get; init; }

    public required string Type { get; init; }

    public required long Bytes { get; init; }

    public required int Width { get; init; }

    public required int Height { get; init; }

    public required string Colour { get; init; }

    public required long ThumbnailBytes { get; init; }

    public FileCard Card => new(FileId, FileKey, Type, Bytes, Width, Height, Colour, ThumbnailBytes);

    /// <summary>A file sent with a message.</summary>
    /// <param name="message">Key of the message.</param>
    /// <param name="position">Its position in the message.</param>
    /// <param name="upload">The file, and its name.</param>
    /// <param name="alt">Its sender's description of what it shows.</param>
    public static Attachment Of(long message, int position, UploadCard upload, string alt) =>
        Of(message, position, upload.File, upload.Name, alt);

    /// <summary>The same file attached to another message.</summary>
    public Attachment CopyTo(long message) => Of(message, Position, Card, Name, Alt);

    private static Attachment Of(long message, int position, FileCard card, string name, string alt) => new()
    {
        MessageId = message,
        Position = position,
        FileId = card.Id,
        FileKey = card.Key,
        Name = name,
        Alt = alt,
        Type = card.Type,
        Bytes = card.Bytes,
        Width = card.Width,
        Height = card.Height,
        Colour = card.Colour,
        ThumbnailBytes = card.ThumbnailBytes,
    };
}
