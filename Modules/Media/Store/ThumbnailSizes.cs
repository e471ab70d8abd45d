namespace OurWhats.Media.Store;

/// <summary>How large thumbnails are: pixels of the longer side at most.</summary>
internal static class ThumbnailSizes
{
    /// <summary>A square from the middle, for portraits.</summary>
    public const int Square = 96;

    /// <summary>The smallest that shows all of the picture.</summary>
    public const int Small = 320;

    public static readonly int[] All = [Square, Small, 640, 1280];

    /// <summary>Those worth having: the square, then up to the first that holds all of the original.</summary>
    /// <param name="longer">The original's longer side in pixels.</param>
    public static IReadOnlyList<int> For(int longer) => [.. All.Where((size, at) => size <= Small || All[at - 1] < longer)];
}
