using System.Buffers.Text;
using OurWhats.Shared.Contracts.Media;

namespace OurWhats.Media.Store;

/// <summary>A file that is on line: one row a content, written once the content lies in the vault.</summary>
internal sealed class StoredFile
{
    private const int KeyBytes = 12;

    public long Id { get; init; }

    /// <summary>What its addresses are made of: 16 characters, from its hash.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of its content, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Its media type, by its content.</summary>
    public required string Type { get; init; }

    public required long Bytes { get; init; }

    /// <summary>In pixels as it is shown; 0 where it has no thumbnails.</summary>
    public int Width { get; init; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; init; }

    /// <summary>Its dominant colour, such as "#7a5"; empty where it has no thumbnails.</summary>
    public string Colour { get; init; } = "";

    /// <summary>Of its thumbnail of 320 pixels; 0 where it has none.</summary>
    public long ThumbnailBytes { get; init; }

    /// <summary>True for a photo that tells where it was taken.</summary>
    public bool HasPosition { get; init; }

    /// <summary>The thumbnails drawn: 96 for the square, 320, 640, 1280.</summary>
    public IReadOnlyList<int> Sizes { get; init; } = [];

    /// <summary>When it came: UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    public FileCard Card => new(Id, Key, Type, Bytes, Width, Height, Colour, ThumbnailBytes);

    /// <summary>The key of the content with this hash.</summary>
    public static string KeyOf(string hash) => Base64Url.EncodeToString(Convert.FromHexString(hash).AsSpan(0, KeyBytes));

    /// <summary>The thumbnail to show where one of so many pixels is asked for: it, or the next smaller one that shows all of the picture; null for none.</summary>
    public int? SizeFor(int pixels) => Sizes.Where(size => size == pixels || (size < pixels && size != ThumbnailSizes.Square)).Select(size => (int?)size).Max();
}
