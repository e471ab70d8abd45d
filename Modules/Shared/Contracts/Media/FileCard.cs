namespace OurWhats.Shared.Contracts.Media;

/// <summary>A file that is on line. What it holds never changes, so a card may be kept beside what refers to the file.</summary>
/// <param name="Id">The file's key in the tables; never shown.</param>
/// <param name="Key">What its addresses are made of: 16 characters, from the hash of its content.</param>
/// <param name="Type">Its media type, by its content: "image/jpeg", "application/pdf", "application/octet-stream"…</param>
/// <param name="Bytes">Its size.</param>
/// <param name="Width">Width in pixels as it is shown; 0 where it has no thumbnails.</param>
/// <param name="Height">Height in pixels as it is shown; 0 where it has no thumbnails.</param>
/// <param name="Colour">Its dominant colour, such as "#7a5"; empty where it has no thumbnails.</param>
/// <param name="ThumbnailBytes">Size of its thumbnail of 320 pixels; 0 where it has none.</param>
public sealed record FileCard(long Id, string Key, string Type, long Bytes, int Width, int Height, string Colour, long ThumbnailBytes)
{
    /// <summary>True when it is shown as a thumbnail.</summary>
    public bool IsPicture => Width > 0;

    /// <summary>Where it is found, whole.</summary>
    public string Address => "/files/" + Key;

    /// <summary>
    /// Where it is found with the longer side of at most so many pixels: 320, 640 or 1280; 96 for a square from its
    /// middle.
    /// </summary>
    public string Thumbnail(int pixels) => $"/files/{Key}/{pixels}";

    /// <summary>Where the square from the middle of the picture with this key is found.</summary>
    public static string Square(string key) => $"/files/{key}/96";

    /// <summary>Where it is downloaded under a name.</summary>
    public string Download(string name) => $"/files/{Key}/as/{Uri.EscapeDataString(name)}";
}
