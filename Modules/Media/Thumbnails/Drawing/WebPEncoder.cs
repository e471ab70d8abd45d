using ImageMagick;
using ImageMagick.Formats;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>How a thumbnail is written: as light as it can be.</summary>
internal static class WebPEncoder
{
    private const uint SmallQuality = 60;

    private const uint Quality = 72;

    private const uint LeastQuality = 3;

    private const int Method = 4;

    // For a picture without loss, quality is how much it is tried.
    private const uint Effort = 75;

    // Measured: of what can win with all effort, this much and no more without any.
    private const int HopelessTimes = 4;

    /// <summary>A WebP: without loss where that is lighter, and not heavier than the original as far as that is possible.</summary>
    public static byte[] Of(MagickImage image, Pixels pixels, int size, long originalBytes)
    {
        var quality = size <= ThumbnailSizes.Small ? SmallQuality : Quality;
        var best = Lossy(image, quality);
        if (pixels.AreFlat() || best.Length > originalBytes) best = Lighter(best, Lossless(image, HopelessTimes * best.Length));
        while (best.Length > originalBytes && quality / 2 >= LeastQuality)
        {
            quality /= 2;
            best = Lighter(best, Lossy(image, quality));
        }

        return best;
    }

    private static byte[] Lossy(MagickImage image, uint quality)
    {
        image.Quality = quality;
        return image.ToByteArray(new WebPWriteDefines { Method = Method, Lossless = false });
    }

    // Without effort it takes a tenth of the time, and tells whether it is worth it.
    private static byte[] Lossless(MagickImage image, int hopeless)
    {
        var hasty = Lossless(image, 0, 0);
        return hasty.Length > hopeless ? hasty : Lighter(hasty, Lossless(image, Method, Effort));
    }

    private static byte[] Lossless(MagickImage image, int method, uint effort)
    {
        image.Quality = effort;
        return image.ToByteArray(new WebPWriteDefines { Method = method, Lossless = true });
    }

    private static byte[] Lighter(byte[] one, byte[] other) => other.Length < one.Length ? other : one;
}
