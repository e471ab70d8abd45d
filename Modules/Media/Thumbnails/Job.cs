namespace OurWhats.Media.Thumbnails;

/// <summary>A request to a worker to make thumbnails of a picture; one line of its input.</summary>
/// <param name="Path">Path of the original.</param>
/// <param name="Type">Its media type, detected from its content.</param>
/// <param name="Target">Path prefix of the thumbnails; a full stop and the size are appended.</param>
internal sealed record Job(string Path, string Type, string Target)
{
    public string Line => string.Join(' ', Uri.EscapeDataString(Path), Type, Uri.EscapeDataString(Target));

    public static Job Parse(string line) => line.Split(' ') is [var path, var type, var target]
        ? new(Uri.UnescapeDataString(path), type, Uri.UnescapeDataString(target))
        : throw new FormatException(line);

    /// <summary>The path of the thumbnail of a size.</summary>
    public string Thumbnail(int size) => $"{Target}.{size}";
}
