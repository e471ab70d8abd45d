using ImageMagick;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>What a picture's pixels tell about it.</summary>
internal sealed class Pixels
{
    // Of photographs, few pixels are exactly like their neighbour; of drawings and screenshots most are.
    private const double FlatShare = 0.25;

    private const int Bytes = 4;

    private readonly byte[] all;

    public Pixels(MagickImage image)
    {
        using var pixels = image.GetPixelsUnsafe();
        all = pixels.ToByteArray(PixelMapping.RGBA)!;
    }

    /// <summary>True when it is worth trying to write it without loss.</summary>
    public bool AreFlat()
    {
        var alike = 0;
        for (var at = Bytes; at < all.Length; at += Bytes)
        {
            if (all.AsSpan(at, Bytes).SequenceEqual(all.AsSpan(at - Bytes, Bytes))) alike++;
        }

        return alike > FlatShare * all.Length / Bytes;
    }

    /// <summary>The mean of the most frequent among 512 groups of like colours, such as "#7a5".</summary>
    public string Dominant()
    {
        var groups = new (int Count, int Red, int Green, int Blue)[512];
        for (var at = 0; at < all.Length; at += Bytes)
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
