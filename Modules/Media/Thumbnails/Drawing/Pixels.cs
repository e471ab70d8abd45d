using ImageMagick;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>Analyses a picture's pixels.</summary>
internal sealed class Pixels
{
    // In photographs few pixels equal their neighbour; in drawings and screenshots most do.
    private const double FlatShare = 0.25;

    private const int BytesPerPixel = 4;

    private readonly byte[] all;

    public Pixels(MagickImage image)
    {
        using var pixels = image.GetPixelsUnsafe();
        all = pixels.ToByteArray(PixelMapping.RGBA)!;
    }

    /// <summary>True if lossless compression is worth trying.</summary>
    public bool AreFlat()
    {
        var alike = 0;
        for (var at = BytesPerPixel; at < all.Length; at += BytesPerPixel)
        {
            var previous = all.AsSpan(at - BytesPerPixel, BytesPerPixel);
            if (all.AsSpan(at, BytesPerPixel).SequenceEqual(previous)) alike++;
        }

        return alike > FlatShare * all.Length / BytesPerPixel;
    }

    /// <summary>
    /// The dominant colour, such as "#7a5": the mean of the most frequent of 512 groups of similar colours.
    /// </summary>
    public string Dominant()
    {
        var groups = new (int Count, int Red, int Green, int Blue)[512];
        for (var at = 0; at < all.Length; at += BytesPerPixel)
        {
            if (all[at + 3] < 128) continue;
            ref var group = ref groups[all[at] >> 5 << 6 | all[at + 1] >> 5 << 3 | all[at + 2] >> 5];
            group = (group.Count + 1, group.Red + all[at], group.Green + all[at + 1], group.Blue + all[at + 2]);
        }

        var (count, red, green, blue) = groups.MaxBy(group => group.Count);
        return count == 0 ? "#fff" : $"#{Digit(red / count)}{Digit(green / count)}{Digit(blue / count)}";
    }

    private static char Digit(int value) => "0123456789abcdef"[(value + 8) / 17];
}
