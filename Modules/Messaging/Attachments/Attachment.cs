using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Messaging.Attachments;

/// <summary>
/// A file attached to a message. Holds a copy of Media's file record, because a file's content never changes; what it
/// says of thumbnails is renewed.
/// </summary>
internal sealed class Attachment
{
    public const int MostFiles = 10;

    public const int MostAltCharacters = 500;

    public required long MessageId { get; init; }

    /// <summary>Its position in the message: 1, 2, 3…</summary>
    public required int Position { get; init; }

    public required long FileId { get; init; }

    /// <summary>Part of the file's addresses.</summary>
    public required string FileKey { get; init; }

    /// <summary>The sender's name for the file.</summary>
    public required string Name { get; init; }

    /// <summary>The sender's description (alternative text); may be empty.</summary>
    public required string Alt { get; init; }

    public required string Type { get; init; }

    public required long Bytes { get; init; }

    public required int Width { get; set; }

    public required int Height { get; set; }

    public required string Colour { get; set; }

    public required long ThumbnailBytes { get; set; }

    public FileCard Card => new(FileId, FileKey, Type, Bytes, Width, Height, Colour, ThumbnailBytes);

    /// <summary>Creates the attachment of an upload.</summary>
    /// <param name="alt">The sender's description (alternative text).</param>
    public static Attachment Of(long message, int position, UploadCard upload, string alt) =>
        Of(message, position, upload.File, upload.Name, alt);

    public Attachment CopyTo(long message) => Of(message, Position, Card, Name, Alt);

    /// <summary>Takes over what a later attempt to make thumbnails has found.</summary>
    public void Renew(FileCard card) =>
        (Width, Height, Colour, ThumbnailBytes) = (card.Width, card.Height, card.Colour, card.ThumbnailBytes);

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
