using ImageMagick;
using ImageMagick.Formats;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>
/// The original of a picture: its first frame, measured before it is decoded, and decoded no larger than needed.
/// </summary>
internal sealed class SourcePicture
{
    private const int MostPixels = 40_000_000;

    // A JPEG can be decoded at a fraction of its size.
    private const int MostJpegPixels = 120_000_000;

    private readonly FirstFrame? frame;
    private readonly Stream stream;
    private readonly MagickReadSettings settings;
    private readonly int width;
    private readonly int height;
    private (int Width, int Height)? canvas;

    /// <summary>Reads the size without decoding.</summary>
    /// <exception cref="InvalidDataException">It is empty or too large to be decoded.</exception>
    /// <exception cref="MagickException">It is not a picture of this type, or the policy forbids it.</exception>
    public SourcePicture(FileStream file, string type)
    {
        frame = type == "image/webp" ? FirstFrame.Of(file) : null;
        stream = frame is null ? file : frame.Still;
        settings = new() { Format = FormatOf(type), FrameIndex = 0, FrameCount = 1 };
        if (stream.Length == 0) throw new InvalidDataException("It is empty");
        stream.Position = 0;
        MagickImageInfo header = new(stream, settings);
        (width, height) = ((int)header.Width, (int)header.Height);
        ThrowIfTooLarge(width, height, type == "image/jpeg" ? MostJpegPixels : MostPixels);
    }

    /// <summary>Decodes it; a JPEG at roughly the size of the largest thumbnail.</summary>
    public MagickImage Read()
    {
        if (settings.Format == MagickFormat.Jpeg && EighthsNeeded() is < 8 and var eighths)
        {
            settings.SetDefines(new JpegReadDefines { Size = SizeIn(eighths) });
        }

        stream.Position = 0;
        return new(stream, settings);
    }

    /// <summary>
    /// Extends the first frame of an animation to the animation's size. A large one is reduced first, because empty
    /// pixels take as long to process as others.
    /// </summary>
    public void ExtendToCanvas(MagickImage image)
    {
        if (settings.Format != MagickFormat.Gif && frame is null) return;
        var page = frame?.Page ?? image.Page;
        image.ResetPage();
        if (page.Width == 0 || (page.X, page.Y, page.Width, page.Height) == (0, 0, image.Width, image.Height)) return;
        ThrowIfTooLarge(page.Width, page.Height, MostPixels);
        canvas = ((int)page.Width, (int)page.Height);
        var scale = Math.Min(1, 2.0 * ThumbnailSizes.All[^1] / Math.Max(page.Width, page.Height));
        if (scale < 1)
        {
            image.Scale(new MagickGeometry(Scaled(image.Width), Scaled(image.Height)) { IgnoreAspectRatio = true });
        }

        var (x, y) = ((int)(-page.X * scale), (int)(-page.Y * scale));
        image.Extent(new MagickGeometry(x, y, Scaled(page.Width), Scaled(page.Height)), MagickColors.Transparent);

        uint Scaled(uint side) => (uint)Math.Max(1, Math.Round(side * scale));
    }

    /// <summary>Size of the original before rotation, even if a JPEG was decoded at a smaller size.</summary>
    public (int Width, int Height) SizeOf(MagickImage image)
    {
        if (canvas is { } size) return size;
        return settings.Format == MagickFormat.Jpeg ? (width, height) : ((int)image.Width, (int)image.Height);
    }

    private static void ThrowIfTooLarge(long width, long height, int most)
    {
        if (width * height > most) throw new InvalidDataException($"{width} × {height} pixels are too many");
    }

    private static MagickFormat FormatOf(string type) => type switch
    {
        "image/jpeg" => MagickFormat.Jpeg,
        "image/png" => MagickFormat.Png,
        "image/gif" => MagickFormat.Gif,
        "image/webp" => MagickFormat.WebP,
        "image/avif" => MagickFormat.Avif,
        "image/heic" => MagickFormat.Heic,
        _ => throw new InvalidDataException($"{type} is not drawn"),
    };

    // The decoder can reduce each block of 8 × 8 pixels to between 1 × 1 and 7 × 7, and rounds the requested size.
    private int EighthsNeeded() => (ThumbnailSizes.All[^1] * 8 - 1) / Math.Max(width, height) + 1;

    private MagickGeometry SizeIn(int eighths) =>
        new((uint)((width * eighths + 7) / 8), (uint)((height * eighths + 7) / 8));
}
