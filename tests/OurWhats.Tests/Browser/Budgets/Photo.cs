using ImageMagick;

namespace OurWhats.Tests.Browser.Budgets;

/// <summary>
/// A photo like those of a phone: 4000 × 3000 pixels and about 3 MB, with clouds of colour and sensor noise.
/// </summary>
internal static class Photo
{
    private const uint Width = 4000;
    private const uint Height = 3000;

    /// <summary>Takes one. Gives its path.</summary>
    public static string Take(string folder)
    {
        MagickNET.SetRandomSeed(42);
        using MagickImage photo = new("plasma:tomato-steelblue", Width / 8, Height / 8);
        using MagickImage light = new("plasma:fractal", Width / 2, Height / 2);
        photo.Resize(Width, Height);
        light.Resize(Width, Height);
        photo.Composite(light, CompositeOperator.Overlay);
        photo.AddNoise(NoiseType.Gaussian, 0.34);
        photo.Settings.SetDefine(MagickFormat.Jpeg, "sampling-factor", "4:2:0");
        photo.Quality = 91;
        var path = Path.Combine(folder, "photo.jpg");
        photo.Write(path, MagickFormat.Jpeg);
        return path;
    }
}
