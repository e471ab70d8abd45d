using System.Buffers.Text;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Store;

/// <summary>A stored file: one row for each content, written once the content lies in the <see cref="FileStore"/>.</summary>
internal sealed class StoredFile
{
    private const int KeyBytes = 12;

    public long Id { get; init; }

    /// <summary>In its addresses: 16 characters, made from its hash.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of its content, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Its media type, detected from its content.</summary>
    public required string Type { get; init; }

    public required long Bytes { get; init; }

    /// <summary>In pixels, as the picture is shown; 0 without thumbnails.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>Its dominant colour, such as "#7a5"; empty without thumbnails.</summary>
    public string Colour { get; init; } = "";

    /// <summary>Size of its thumbnail of 320 pixels; 0 without thumbnails.</summary>
    public long ThumbnailBytes { get; init; }

    /// <summary>True for a photo whose metadata tells where it was taken.</summary>
    public bool HasPosition { get; init; }

    /// <summary>The thumbnails that exist: 96 for the square, 320, 640, 1280.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>When it was stored: UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    public FileCard Card => new(Id, Key, Type, Bytes, Width, Height, Colour, ThumbnailBytes);

    /// <summary>The key of the content with this hash.</summary>
    public static string KeyOf(string hash) =>
        Base64Url.EncodeToString(Convert.FromHexString(hash).AsSpan(0, KeyBytes));

    /// <summary>
    /// The thumbnail to show where one of so many pixels is asked for: that one, or the next smaller one that shows the
    /// whole picture; null where there is none.
    /// </summary>
    public int? SizeFor(int pixels) => Sizes
        .Where(size => size == pixels || (size < pixels && size != ThumbnailSizes.Square))
        .Select(size => (int?)size).Max();
}
