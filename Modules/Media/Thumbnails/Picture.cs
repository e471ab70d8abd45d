namespace OurWhats.Media.Thumbnails;

/// <summary>A picture of which thumbnails have been made.</summary>
/// <param name="Width">Width of the original in pixels, after it is turned as its camera says.</param>
/// <param name="Height">Height of the original in pixels, likewise.</param>
/// <param name="Colour">Its dominant colour, such as "#7a5".</param>
/// <param name="HasPosition">True when the original's metadata tells where it was taken.</param>
/// <param name="Sizes">
/// The thumbnails made, by their longer side at most: a square of 96 pixels, then 320, 640, 1280, up to the first that is as
/// large as the original.
/// </param>
internal sealed record Picture(int Width, int Height, string Colour, bool HasPosition, IReadOnlyList<int> Sizes);
