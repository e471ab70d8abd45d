using ImageMagick;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>Draws a picture at each size, each from the next larger: it is decoded once.</summary>
internal static class ThumbnailRenderer
{
    private static readonly byte[] Latitude = "GPSLatitude"u8.ToArray();

    /// <summary>Draws and stores them. Throws where the picture cannot or must not be read.</summary>
    public static Picture Draw(Job job)
    {
        using FileStream file = new(job.Path, FileMode.Open, FileAccess.Read);
        SourcePicture source = new(file, job.Type);
        using var image = source.Read();
        source.Place(image);
        var (width, height) = source.Size(image);
        var (isTurned, hasPosition) = (image.Orientation >= Orientation.LeftTop, HasPosition(image));
        var sizes = ThumbnailSizes.For(Math.Max(width, height));
        Shrink(image, width, height, sizes[^1]);
        Clean(image);
        if (isTurned) (width, height) = (height, width);
        var colour = "";
        DrawSquare(job, image, file.Length);
        foreach (var size in sizes.Reverse().Where(size => size != ThumbnailSizes.Square))
        {
            Shrink(image, width, height, size);
            Pixels pixels = new(image);
            Store(job.Thumbnail(size), WebPEncoder.Encode(image, pixels, size, file.Length));
            colour = pixels.Dominant();
        }

        return new(width, height, colour, hasPosition, sizes);
    }

    // From the largest: of what is very wide or high, the smaller ones have too little in the middle.
    private static void DrawSquare(Job job, MagickImage image, long originalBytes)
    {
        var side = Math.Min(image.Width, image.Height);
        using MagickImage square = new(image);
        square.Crop(side, side, Gravity.Center);
        square.ResetPage();
        Shrink(square, (int)side, (int)side, ThumbnailSizes.Square);
        Store(job.Thumbnail(ThumbnailSizes.Square), WebPEncoder.Encode(square, new(square), ThumbnailSizes.Square, originalBytes));
    }

    private static bool HasPosition(MagickImage image) =>
        image.GetExifProfile()?.GetValue(ExifTag.GPSLatitude) is not null || image.GetXmpProfile()?.ToByteArray().AsSpan().IndexOf(Latitude) >= 0;

    // From far above, first to the double by plain means: it takes half the time and no memory for what lies between.
    private static void Shrink(MagickImage image, int width, int height, int size)
    {
        var longer = Math.Max(image.Width, image.Height);
        if (longer > 4 * size) image.Scale(Geometry(width, height, 2 * size));
        if (longer > size) image.Thumbnail(Geometry(width, height, size));
    }

    private static MagickGeometry Geometry(int width, int height, int size)
    {
        var scale = (double)size / Math.Max(width, height);
        return new(Scaled(width), Scaled(height)) { IgnoreAspectRatio = true };

        uint Scaled(int side) => (uint)Math.Max(1, Math.Round(side * scale));
    }

    // After shrinking: it costs less, and turning needs a second copy.
    private static void Clean(MagickImage image)
    {
        image.AutoOrient();
        MakeScreenColours(image);
        image.Strip();
    }

    private static void MakeScreenColours(MagickImage image)
    {
        try
        {
            if (image.GetColorProfile() is not null) image.TransformColorSpace(ColorProfiles.SRGB);
            else if (image.ColorSpace == ColorSpace.CMYK) image.TransformColorSpace(ColorProfiles.USWebCoatedSWOP, ColorProfiles.SRGB);
        }
        catch (MagickException)
        {
            // A broken profile, or one of another kind of picture: browsers leave it aside as well.
        }

        if (image.ColorSpace is not (ColorSpace.sRGB or ColorSpace.Gray)) image.ColorSpace = ColorSpace.sRGB;
    }

    private static void Store(string path, byte[] content)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
