using ImageMagick;
using ImageMagick.Formats;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>A picture that came: its first frame only, measured before it is decoded, and decoded no larger than needed.</summary>
internal sealed class SourcePicture
{
    private const int MostPixels = 40_000_000;

    // They can be decoded at a part of their size.
    private const int MostJpegPixels = 120_000_000;

    private readonly FirstFrame? frame;
    private readonly Stream stream;
    private readonly MagickReadSettings settings;
    private readonly int width;
    private readonly int height;
    private (int Width, int Height)? whole;

    /// <summary>Measures it. Throws <see cref="InvalidDataException"/> or <see cref="MagickException"/> where it must not be decoded.</summary>
    public SourcePicture(FileStream file, string type)
    {
        frame = type == "image/webp" ? FirstFrame.Of(file) : null;
        stream = frame is null ? file : frame.Still;
        settings = new() { Format = FormatOf(type), FrameIndex = 0, FrameCount = 1 };
        if (stream.Length == 0) throw new InvalidDataException("It is empty");
        stream.Position = 0;
        MagickImageInfo header = new(stream, settings);
        (width, height) = ((int)header.Width, (int)header.Height);
        Bound(width, height, type == "image/jpeg" ? MostJpegPixels : MostPixels);
    }

    /// <summary>Decodes it; of a JPEG, about as much as the largest thumbnail needs.</summary>
    public MagickImage Read()
    {
        if (settings.Format == MagickFormat.Jpeg && EighthsNeeded() is < 8 and var eighths) settings.SetDefines(new JpegReadDefines { Size = Part(eighths) });
        stream.Position = 0;
        return new(stream, settings);
    }

    /// <summary>Puts a frame that is a part of a moving picture where it belongs. A large picture is made smaller first: what is empty takes as long.</summary>
    public void Place(MagickImage image)
    {
        if (settings.Format != MagickFormat.Gif && frame is null) return;
        var page = frame?.Page ?? image.Page;
        image.ResetPage();
        if (page.Width == 0 || (page.X, page.Y, page.Width, page.Height) == (0, 0, image.Width, image.Height)) return;
        Bound(page.Width, page.Height, MostPixels);
        whole = ((int)page.Width, (int)page.Height);
        var part = Math.Min(1, 2.0 * ThumbnailSizes.All[^1] / Math.Max(page.Width, page.Height));
        if (part < 1) image.Scale(new MagickGeometry(Scaled(image.Width), Scaled(image.Height)) { IgnoreAspectRatio = true });
        image.Extent(new MagickGeometry((int)(-page.X * part), (int)(-page.Y * part), Scaled(page.Width), Scaled(page.Height)), MagickColors.Transparent);

        uint Scaled(uint side) => (uint)Math.Max(1, Math.Round(side * part));
    }

    /// <summary>Its size, before it is turned.</summary>
    public (int Width, int Height) Size(MagickImage image) => whole ?? (settings.Format == MagickFormat.Jpeg ? (width, height) : ((int)image.Width, (int)image.Height));

    private static void Bound(long width, long height, int most)
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

    // JPEG's blocks have eight pixels a side; their decoder gives as many as it is asked for, and rounds what it is asked.
    private int EighthsNeeded() => (ThumbnailSizes.All[^1] * 8 - 1) / Math.Max(width, height) + 1;

    private MagickGeometry Part(int eighths) => new((uint)((width * eighths + 7) / 8), (uint)((height * eighths + 7) / 8));
}
