namespace OurWhats.Media.Store;

/// <summary>Thumbnail sizes: the longer side in pixels.</summary>
internal static class ThumbnailSizes
{
    /// <summary>A square cut from the middle, for avatars.</summary>
    public const int Square = 96;

    /// <summary>The smallest size that shows the whole picture.</summary>
    public const int Small = 320;

    public static readonly int[] All = [Square, Small, 640, 1280];

    /// <summary>
    /// The sizes to make of a picture: the square, then all up to the first that is at least as large as the original.
    /// </summary>
    /// <param name="longer">The original's longer side in pixels.</param>
    public static IReadOnlyList<int> For(int longer) =>
        [.. All.Where((size, index) => size <= Small || All[index - 1] < longer)];
}
