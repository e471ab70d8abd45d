using ImageMagick;

namespace OurWhats.Bench.Pictures;

/// <summary>How like a thumbnail is to its photograph, made as small in full, with the best filter.</summary>
internal static class Reference
{
    private const int Window = 8;

    private static readonly Dictionary<(string, uint, uint), byte[]> Known = [];

    /// <summary>SSIM of the grey values: the mean of windows of 8 × 8 pixels, half of each over the next (Wang, Bovik, Sheikh, Simoncelli 2004, with its constants).</summary>
    public static double Likeness(string photograph, string thumbnail)
    {
        using MagickImage image = new(File.ReadAllBytes(thumbnail), MagickFormat.WebP);
        var (width, height) = (image.Width, image.Height);
        ShowOnScreen(image);
        return Likeness(Of(photograph, width, height), Grey(image), (int)width, (int)height);
    }

    private static byte[] Of(string photograph, uint width, uint height)
    {
        if (Known.TryGetValue((photograph, width, height), out var known)) return known;
        using MagickImage image = new(photograph);
        image.AutoOrient();
        ShowOnScreen(image);
        image.Resize(new MagickGeometry(width, height) { IgnoreAspectRatio = true }, FilterType.Lanczos);
        return Known[(photograph, width, height)] = Grey(image);
    }

    private static void ShowOnScreen(MagickImage image)
    {
        if (image.GetColorProfile() is not null) image.TransformColorSpace(ColorProfiles.SRGB);
    }

    private static byte[] Grey(MagickImage image)
    {
        using var pixels = image.GetPixels();
        var all = pixels.ToByteArray(PixelMapping.RGB)!;
        return [.. Enumerable.Range(0, all.Length / 3).Select(at => (byte)(0.299 * all[3 * at] + 0.587 * all[3 * at + 1] + 0.114 * all[3 * at + 2]))];
    }

    private static double Likeness(byte[] one, byte[] other, int width, int height)
    {
        var (sum, count) = (0.0, 0);
        for (var y = 0; y + Window <= height; y += Window / 2)
        {
            for (var x = 0; x + Window <= width; x += Window / 2)
            {
                sum += OfWindow(one, other, y * width + x, width);
                count++;
            }
        }

        return sum / count;
    }

    private static double OfWindow(byte[] one, byte[] other, int start, int width)
    {
        const double pixels = Window * Window, c1 = 0.01 * 255 * 0.01 * 255, c2 = 0.03 * 255 * 0.03 * 255;
        double a = 0, b = 0, aa = 0, bb = 0, ab = 0;
        for (var at = 0; at < Window * Window; at++)
        {
            var place = start + at / Window * width + at % Window;
            double p = one[place], q = other[place];
            (a, b, aa, bb, ab) = (a + p, b + q, aa + p * p, bb + q * q, ab + p * q);
        }

        (a, b) = (a / pixels, b / pixels);
        var (va, vb, cov) = (aa / pixels - a * a, bb / pixels - b * b, ab / pixels - a * b);
        return (2 * a * b + c1) * (2 * cov + c2) / ((a * a + b * b + c1) * (va + vb + c2));
    }
}
