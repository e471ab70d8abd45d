using System.Buffers.Text;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Store;

/// <summary>
/// A stored file: one row for each content, written after the content is in the <see cref="FileStore"/>.
/// </summary>
internal sealed class StoredFile
{
    /// <summary>The id of no file.</summary>
    public const long None = 0;

    private const int KeyBytes = 12;

    public long Id { get; init; }

    /// <summary>Used in addresses: 16 characters derived from the hash.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of its content, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Its media type, detected from its content.</summary>
    public required string Type { get; init; }

    public required long Bytes { get; init; }

    /// <summary>In pixels, after rotation; 0 without thumbnails.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>Its dominant colour, such as "#7a5"; empty without thumbnails.</summary>
    public string Colour { get; init; } = "";

    /// <summary>Size of the 320-pixel thumbnail in bytes; 0 without thumbnails.</summary>
    public long ThumbnailBytes { get; init; }

    /// <summary>True for a photo with location metadata.</summary>
    public bool HasPosition { get; init; }

    /// <summary>Sizes of the existing thumbnails: 96 (the square), 320, 640, 1280.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>When it was stored: UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    public FileCard Card => new(Id, Key, Type, Bytes, Width, Height, Colour, ThumbnailBytes);

    /// <summary>Derives the key from a hash.</summary>
    public static string KeyOf(string hash) =>
        Base64Url.EncodeToString(Convert.FromHexString(hash).AsSpan(0, KeyBytes));

    /// <summary>
    /// The thumbnail to send when this size is requested: it, or the next smaller one that is not the square; null if
    /// there is none.
    /// </summary>
    public int? SizeFor(int pixels) => Sizes
        .Where(size => size == pixels || (size < pixels && size != ThumbnailSizes.Square))
        .Select(size => (int?)size).Max();
}
