using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails;

/// <summary>Result of making thumbnails.</summary>
/// <param name="Width">Width of the original in pixels, after rotation.</param>
/// <param name="Height">Height of the original in pixels, after rotation.</param>
/// <param name="Colour">Dominant colour, such as "#7a5".</param>
/// <param name="HasPosition">True if the original has location metadata.</param>
/// <param name="Sizes">Sizes of the thumbnails made: the 96-pixel square, then 320, 640, 1280, up to the first that is
/// at least as large as the original.</param>
internal sealed record Picture(int Width, int Height, string Colour, bool HasPosition, IReadOnlyList<int> Sizes)
{
    /// <summary>The description to store.</summary>
    /// <param name="path">The original, beside which the thumbnails are.</param>
    public PictureDescription DescriptionOf(string path) => new(
        Width,
        Height,
        Colour,
        HasPosition,
        Sizes,
        new FileInfo($"{path}.{ThumbnailSizes.Small}").Length);
}
