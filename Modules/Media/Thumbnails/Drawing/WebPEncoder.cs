using ImageMagick;
using ImageMagick.Formats;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>Encodes thumbnails as small as possible.</summary>
internal static class WebPEncoder
{
    private const uint SmallQuality = 60;
    private const uint Quality = 72;
    private const uint LeastQuality = 3;

    // libwebp's effort, 0 to 6. In lossless mode its "quality" is a second measure of effort.
    private const int Method = 4;
    private const uint LosslessEffort = 75;

    // Measured: if a lossless WebP made with the least effort is this many times larger than the lossy one, more effort
    // does not make it smaller than that.
    private const int HopelessFactor = 4;

    /// <summary>
    /// Encodes a WebP, lossless if that is smaller. Lowers the quality as far as needed, and possible, to stay below
    /// the size of the original.
    /// </summary>
    public static byte[] Encode(MagickImage image, Pixels pixels, int size, long originalBytes)
    {
        var quality = size <= ThumbnailSizes.Small ? SmallQuality : Quality;
        var best = Lossy(image, quality);
        if (pixels.AreFlat() || best.Length > originalBytes)
        {
            best = Smaller(best, Lossless(image, HopelessFactor * best.Length));
        }

        while (best.Length > originalBytes && quality / 2 >= LeastQuality)
        {
            quality /= 2;
            best = Smaller(best, Lossy(image, quality));
        }

        return best;
    }

    private static byte[] Lossy(MagickImage image, uint quality)
    {
        image.Quality = quality;
        return image.ToByteArray(new WebPWriteDefines { Method = Method, Lossless = false });
    }

    // The least effort takes a tenth of the time and tells whether more is worthwhile.
    private static byte[] Lossless(MagickImage image, int hopelessBytes)
    {
        var hasty = Lossless(image, 0, 0);
        return hasty.Length > hopelessBytes ? hasty : Smaller(hasty, Lossless(image, Method, LosslessEffort));
    }

    private static byte[] Lossless(MagickImage image, int method, uint effort)
    {
        image.Quality = effort;
        return image.ToByteArray(new WebPWriteDefines { Method = method, Lossless = true });
    }

    private static byte[] Smaller(byte[] first, byte[] second) => second.Length < first.Length ? second : first;
}
