using ImageMagick;
using OurWhats.Media.Thumbnails.Drawing;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>
/// Makes pictures for tests and inspects their thumbnails, under the workers' security policy extended by the right to
/// write pictures.
/// </summary>
internal static class Darkroom
{
    private const string ReadOnly = """
        rights="none" pattern="*"/>
          <policy domain="coder" rights="read"
        """;

    static Darkroom()
    {
        var more = ReadOnly.Replace("none", "write", StringComparison.Ordinal).Replace("read", "read|write", StringComparison.Ordinal);
        var folder = Policy.Apply(Policy.Text
            .Replace(ReadOnly, more, StringComparison.Ordinal)
            .Replace("{PNG", "{XC,PLASMA,GRADIENT,PNG", StringComparison.Ordinal)); // one colour, and clouds of them
        AppDomain.CurrentDomain.ProcessExit += (_, _) => TemporaryFolder.Remove(folder);
        if (Policy.FindGap() is { } gap) throw new InvalidOperationException(gap);
    }

    /// <summary>Puts the policy in force for all of this process: only before the library's first use can it be done.</summary>
    public static void Open()
    {
        // The static constructor has done it.
    }

    /// <summary>A picture as cameras make them: soft colours and some noise, the same each time.</summary>
    public static byte[] Photo(int width, int height, MagickFormat format = MagickFormat.Jpeg, Action<MagickImage>? adapt = null)
    {
        Random random = new(width * height);
        var pixels = new byte[width * height * 3];
        for (var at = 0; at < pixels.Length; at += 3)
        {
            var (x, y) = (at / 3 % width, at / 3 / width);
            pixels[at] = (byte)(120 + 80 * Math.Sin(x * 6.0 / width) + random.Next(24));
            pixels[at + 1] = (byte)(120 + 80 * Math.Sin(y * 5.0 / height) + random.Next(24));
            pixels[at + 2] = (byte)(80 + 60 * Math.Cos((x + y) * 9.0 / (width + height)) + random.Next(24));
        }

        using MagickImage image = new();
        image.ReadPixels(pixels, new PixelReadSettings((uint)width, (uint)height, StorageType.Char, PixelMapping.RGB));
        adapt?.Invoke(image);
        return image.ToByteArray(format);
    }

    /// <summary>A picture of one colour, or of what is painted upon it.</summary>
    public static byte[] Plain(int width, int height, MagickColor colour, MagickFormat format = MagickFormat.Png, Action<MagickImage>? adapt = null)
    {
        using MagickImage image = new(colour, (uint)width, (uint)height);
        adapt?.Invoke(image);
        return image.ToByteArray(format);
    }

    /// <summary>Red, green, blue and white, each in its corner.</summary>
    public static byte[] Corners(int width, int height, MagickFormat format, Action<MagickImage>? adapt = null) =>
        Plain(width, height, MagickColors.White, format, image =>
        {
            (MagickColor, int, int)[] corners =
                [(MagickColors.Red, 0, 0), (MagickColors.Lime, width / 2, 0), (MagickColors.Blue, 0, height / 2)];
            foreach (var (colour, x, y) in corners)
            {
                using MagickImage corner = new(colour, (uint)width / 2, (uint)height / 2);
                image.Composite(corner, x, y, CompositeOperator.Copy);
            }

            adapt?.Invoke(image);
        });

    /// <summary>A red frame, and a blue one after it.</summary>
    public static byte[] Moving(MagickFormat format)
    {
        using MagickImageCollection frames = [new MagickImage(MagickColors.Red, 60, 40), new MagickImage(MagickColors.Blue, 60, 40)];
        foreach (var frame in frames) frame.AnimationDelay = 10;
        return frames.ToByteArray(format);
    }

    /// <summary>Everything that cameras and editors write beside the pixels.</summary>
    public static void Label(MagickImage image)
    {
        ExifProfile exif = new();
        exif.SetValue(ExifTag.Make, "Appareil de Camille");
        exif.SetValue(ExifTag.GPSLatitude, [new Rational(48), new Rational(51), new Rational(30)]);
        exif.SetValue(ExifTag.GPSLatitudeRef, "N");
        image.SetProfile(exif);
        image.SetProfile(new XmpProfile("""<x:xmpmeta xmlns:x="adobe:ns:meta/"><secret>Appareil de Camille</secret></x:xmpmeta>"""u8.ToArray()));
        image.SetProfile(ColorProfiles.AdobeRGB1998);
        image.Comment = "Appareil de Camille";
    }

    /// <summary>A pixel of a WebP that came out: red, green, blue, alpha.</summary>
    public static (int Red, int Green, int Blue, int Alpha) Pixel(string path, int x, int y)
    {
        using MagickImage image = new(File.ReadAllBytes(path), MagickFormat.WebP);
        using var pixels = image.GetPixels();
        var found = pixels.ToByteArray(x, y, 1, 1, PixelMapping.RGBA)!;
        return (found[0], found[1], found[2], found[3]);
    }

    /// <summary>True when nothing but the policy keeps this from being opened.</summary>
    public static bool Refuses(byte[] content, MagickFormat format) => Policy.IsRefused(() => new MagickImage(content, format).Dispose());
}
