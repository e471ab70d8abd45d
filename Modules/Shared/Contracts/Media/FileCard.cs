namespace OurWhats.Shared.Contracts.Media;

/// <summary>
/// A stored file. Its content never changes, so other modules may store copies of this record. What it says of the
/// thumbnails may change once: see <see cref="IFileReferences.Renew"/>.
/// </summary>
/// <param name="Id">The file's key in the tables; not shown on pages.</param>
/// <param name="Key">16 characters derived from the hash of the content, used in addresses.</param>
/// <param name="Type">Media type detected from the content: "image/jpeg", "application/pdf",
/// "application/octet-stream"…</param>
/// <param name="Bytes">Size in bytes.</param>
/// <param name="Width">Width in pixels after rotation; 0 if the file is not a picture that can be drawn.</param>
/// <param name="Height">Height in pixels after rotation; 0 likewise.</param>
/// <param name="Colour">Dominant colour, such as "#7a5"; empty if the file has no thumbnails.</param>
/// <param name="ThumbnailBytes">Size of the 320-pixel thumbnail in bytes; 0 if there is none.</param>
public sealed record FileCard(long Id, string Key, string Type, long Bytes, int Width, int Height, string Colour, long ThumbnailBytes)
{
    /// <summary>True for a picture, also if its thumbnails are not made yet.</summary>
    public bool IsPicture => Width > 0;

    /// <summary>False for a picture whose thumbnails are not made yet.</summary>
    public bool HasThumbnails => Colour.Length > 0;

    /// <summary>Address of the original file.</summary>
    public string Address => "/files/" + Key;

    /// <summary>Address of a thumbnail.</summary>
    /// <param name="pixels">Length of the longer side, 320, 640 or 1280; or 96 for a square cut from the
    /// middle.</param>
    public string Thumbnail(int pixels) => $"/files/{Key}/{pixels}";

    /// <summary>Address of the 96-pixel square of the picture with this <see cref="Key"/>.</summary>
    public static string Square(string key) => $"/files/{key}/96";

    /// <summary>Address that downloads the original under this file name.</summary>
    public string Download(string name) => $"/files/{Key}/as/{Uri.EscapeDataString(name)}";
}
