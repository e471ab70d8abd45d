namespace OurWhats.Media.Thumbnails;

/// <summary>What a worker is asked to draw; one line of its input.</summary>
/// <param name="Path">The original.</param>
/// <param name="Type">Its media type, by its content.</param>
/// <param name="Target">Where the thumbnails go, each with its size after a full stop.</param>
internal sealed record Job(string Path, string Type, string Target)
{
    public string Line => string.Join(' ', Uri.EscapeDataString(Path), Type, Uri.EscapeDataString(Target));

    public static Job Parse(string line) =>
        line.Split(' ') is [var path, var type, var target] ? new(Uri.UnescapeDataString(path), type, Uri.UnescapeDataString(target)) : throw new FormatException(line);

    /// <summary>Where the thumbnail of a size goes.</summary>
    public string Thumbnail(int size) => $"{Target}.{size}";
}
