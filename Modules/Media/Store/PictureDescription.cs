namespace OurWhats.Media.Store;

/// <summary>What a file's row says of it as a picture.</summary>
/// <param name="Width">In pixels, after rotation.</param>
/// <param name="Height">In pixels, after rotation.</param>
/// <param name="Colour">Its dominant colour.</param>
/// <param name="HasPosition">True for a photo with location metadata.</param>
/// <param name="Sizes">Sizes of the existing thumbnails.</param>
/// <param name="ThumbnailBytes">Size of the 320-pixel thumbnail in bytes.</param>
internal sealed record PictureDescription(
    int Width,
    int Height,
    string Colour,
    bool HasPosition,
    IReadOnlyList<int> Sizes,
    long ThumbnailBytes)
{
    /// <summary>Of a file that is no picture, or none that can be drawn.</summary>
    public static readonly PictureDescription None = new(0, 0, "", HasPosition: false, [], 0);

    /// <summary>Of a picture without thumbnails yet.</summary>
    public static PictureDescription Pending((int Width, int Height) size) => None with { Width = size.Width, Height = size.Height };
}
