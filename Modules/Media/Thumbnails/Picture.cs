namespace OurWhats.Media.Thumbnails;

/// <summary>A picture that has been drawn small.</summary>
/// <param name="Width">Width in pixels of the original as it is shown, turned as its camera says.</param>
/// <param name="Height">Height in pixels of the same.</param>
/// <param name="Colour">Its dominant colour, such as "#7a5".</param>
/// <param name="HasPosition">True when the original tells where it was taken.</param>
/// <param name="Sizes">The thumbnails that there are, by the longer side that they have at most: a square of 96 pixels, then 320, 640, 1280 up to the first that holds all of the original's.</param>
internal sealed record Picture(int Width, int Height, string Colour, bool HasPosition, IReadOnlyList<int> Sizes);
