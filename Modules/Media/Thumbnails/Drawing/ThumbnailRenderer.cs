using ImageMagick;
using OurWhats.Media.Store;

namespace OurWhats.Media.Thumbnails.Drawing;

/// <summary>
/// Makes a picture's thumbnails, each from the next larger one, so that the original is decoded once.
/// </summary>
internal static class ThumbnailRenderer
{
    /// <summary>Makes the thumbnails and writes them to disk.</summary>
    /// <exception cref="InvalidDataException">The picture is empty, damaged or too large.</exception>
    /// <exception cref="MagickException">The picture cannot be decoded, or the policy forbids it.</exception>
    public static Picture Draw(Job job)
    {
        using FileStream file = new(job.Path, FileMode.Open, FileAccess.Read);
        SourcePicture source = new(file, job.Type);
        using var image = source.Read();
        source.ExtendToCanvas(image);
        var (width, height) = source.SizeOf(image);
        var isTurned = image.Orientation >= Orientation.LeftTop;
        var hasPosition = HasPosition(image) || (job.Type == "image/jpeg" && PlaceWords.AreIn(JpegMetadata.Read(file)));
        var sizes = ThumbnailSizes.For(Math.Max(width, height));
        Shrink(image, width, height, sizes[^1]);
        Clean(image);
        if (isTurned) (width, height) = (height, width);
        DrawSquare(job, image, file.Length);
        var colour = "";
        foreach (var size in sizes.Reverse().Where(size => size != ThumbnailSizes.Square))
        {
            Shrink(image, width, height, size);
            Pixels pixels = new(image);
            Write(job.Thumbnail(size), WebPEncoder.Encode(image, pixels, size, file.Length));
            colour = pixels.Dominant();
        }

        return new(width, height, colour, hasPosition, sizes);
    }

    // Uses the largest thumbnail, because the smaller ones of a very wide or tall picture have too few pixels in the
    // middle.
    private static void DrawSquare(Job job, MagickImage image, long originalBytes)
    {
        var side = Math.Min(image.Width, image.Height);
        using MagickImage square = new(image);
        square.Crop(side, side, Gravity.Center);
        square.ResetPage();
        Shrink(square, (int)side, (int)side, ThumbnailSizes.Square);
        var webP = WebPEncoder.Encode(square, new(square), ThumbnailSizes.Square, originalBytes);
        Write(job.Thumbnail(ThumbnailSizes.Square), webP);
    }

    private static bool HasPosition(MagickImage image) =>
        image.GetExifProfile()?.GetValue(ExifTag.GPSLatitude) is not null
        || PlaceWords.AreIn(image.GetXmpProfile()?.ToByteArray())
        || PlaceWords.AreIn(image.Get8BimProfile()?.ToByteArray());

    // A much larger picture is first reduced to twice the size by a fast method, which halves the time and needs no
    // memory for an intermediate copy.
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

    // After shrinking, because rotating needs a second copy.
    private static void Clean(MagickImage image)
    {
        image.AutoOrient();
        ConvertToSrgb(image);
        image.Strip();
    }

    private static void ConvertToSrgb(MagickImage image)
    {
        try
        {
            if (image.GetColorProfile() is not null)
            {
                image.TransformColorSpace(ColorProfiles.SRGB);
            }
            else if (image.ColorSpace == ColorSpace.CMYK)
            {
                image.TransformColorSpace(ColorProfiles.USWebCoatedSWOP, ColorProfiles.SRGB);
            }
        }
        catch (MagickException)
        {
            // The colour profile is damaged or for another kind of picture. Browsers ignore it too.
        }

        if (image.ColorSpace is not (ColorSpace.sRGB or ColorSpace.Gray)) image.ColorSpace = ColorSpace.sRGB;
    }

    private static void Write(string path, byte[] content)
    {
        using FileStream file = new(path, FileMode.Create, FileAccess.Write);
        file.Write(content);
        file.Flush(flushToDisk: true);
    }
}
