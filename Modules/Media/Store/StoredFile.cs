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

    // Then the picture stays without thumbnails.
    private static readonly TimeSpan[] RetryPauses =
    [
        TimeSpan.FromMinutes(1), TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(30), TimeSpan.FromHours(3),
        TimeSpan.FromHours(12),
    ];

    public long Id { get; init; }

    /// <summary>Used in addresses: 16 characters derived from the hash.</summary>
    public required string Key { get; init; }

    /// <summary>SHA-256 of its content, 64 hexadecimal digits.</summary>
    public required string Hash { get; init; }

    /// <summary>Its media type, detected from its content.</summary>
    public required string Type { get; init; }

    public required long Bytes { get; init; }

    /// <summary>In pixels, after rotation; 0 if it is not a picture that can be drawn.</summary>
    public int Width { get; private set; }

    /// <inheritdoc cref="Width"/>
    public int Height { get; private set; }

    /// <summary>Its dominant colour, such as "#7a5"; empty without thumbnails.</summary>
    public string Colour { get; private set; } = "";

    /// <summary>Size of the 320-pixel thumbnail in bytes; 0 without thumbnails.</summary>
    public long ThumbnailBytes { get; private set; }

    /// <summary>True for a photo with location metadata.</summary>
    public bool HasPosition { get; private set; }

    /// <summary>Sizes of the existing thumbnails: 96 (the square), 320, 640, 1280.</summary>
    public IReadOnlyList<int> Sizes { get; private set; } = [];

    /// <summary>
    /// When to try again to make the thumbnails of a picture: UTC, milliseconds since 1970; null if they are made or will
    /// not be.
    /// </summary>
    public long? RetryAt { get; private set; }

    /// <summary>Number of attempts so far, of a picture that had to wait.</summary>
    public int Attempts { get; private set; }

    /// <summary>When it was stored: UTC, milliseconds since 1970.</summary>
    public required long At { get; init; }

    public FileCard Card => new(Id, Key, Type, Bytes, Width, Height, Colour, ThumbnailBytes);

    /// <summary>Sets what it is as a picture. Nothing is tried again.</summary>
    public void Describe(PictureDescription picture)
    {
        (Width, Height, Colour) = (picture.Width, picture.Height, picture.Colour);
        (Sizes, ThumbnailBytes, HasPosition) = (picture.Sizes, picture.ThumbnailBytes, picture.HasPosition);
        RetryAt = null;
    }

    /// <summary>
    /// Counts an attempt to make the thumbnails and plans the next one, unless there were enough. Before the attempt, so
    /// that one which brings the server down is not repeated without end.
    /// </summary>
    public void TryLater(DateTimeOffset now)
    {
        RetryAt = Attempts < RetryPauses.Length
            ? (now + RetryPauses[Attempts]).ToUnixTimeMilliseconds()
            : null;
        Attempts++;
    }

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
