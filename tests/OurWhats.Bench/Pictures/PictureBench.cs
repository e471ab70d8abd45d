using System.Globalization;
using ImageMagick;
using OurWhats.Bench.Load;

namespace OurWhats.Bench.Pictures;

/// <summary>Thumbnails beside those of two well-known programs: the same three sizes as WebP of the same quality, of the same photographs, by turns.</summary>
internal static class PictureBench
{
    private const string WhatToDo = "This needs the Debian packages mate-backgrounds, libvips-tools and imagemagick: install them.";

    private const int Width = 2000;

    private const int Height = 1500;

    /// <param name="args">"--short" for one round and four photographs.</param>
    public static async Task<int> Run(string[] args)
    {
        if (await Photographs.Find() is not { Count: > 0 } photographs)
        {
            Console.Error.WriteLine(WhatToDo);
            return 1;
        }

        var isShort = args.Contains("--short");
        var folder = Directory.CreateTempSubdirectory("ourwhats-bench-").FullName;
        Report report = new();
        try
        {
            await Compare(report, "12-megapixel JPEG", [TwelveMegapixels(photographs, folder)], folder, isShort ? 3 : 9, most: 2);
            await Compare(report, "photographs", isShort ? [.. photographs.Take(4)] : photographs, folder, isShort ? 1 : 3, most: null);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }

        Console.WriteLine(report.Markdown());
        return report.IsMet ? 0 : 1;
    }

    private static async Task Compare(Report report, string what, IReadOnlyList<string> photographs, string folder, int rounds, double? most)
    {
        using Ours warm = new("warm", isFresh: false);
        using Ours fresh = new("fresh", isFresh: true);
        OtherProgram vips = OtherProgram.Vips, convert = OtherProgram.Convert;
        IMaker[] makers = [warm, fresh, vips, convert];
        Dictionary<IMaker, List<Made>> made = makers.ToDictionary(maker => maker, _ => new List<Made>());
        for (var round = -1; round < rounds; round++)
        {
            foreach (var photograph in photographs)
            {
                foreach (var maker in makers)
                {
                    var one = await maker.Make(photograph, Path.Combine(folder, maker.Name));
                    if (round >= 0) made[maker].Add(one);
                }
            }
        }

        double Time(IMaker maker, Func<Made, double> time) => Report.Median(made[maker], time);
        var name = photographs.Count > 1 ? $"{photographs.Count} {what}, median" : what;
        var (ours, theirs) = (Time(warm, made => made.Milliseconds), Time(vips, made => made.Milliseconds));
        report.Times($"{name}, three sizes", ours, "vipsthumbnail, three sizes", theirs, most);
        report.Times($"{name}, three sizes", ours, "vipsthumbnail, 320 px only", Time(vips, made => made.SmallestMilliseconds));
        report.Times($"{name}, three sizes", ours, "convert, three sizes", Time(convert, made => made.Milliseconds));
        var withStart = Time(fresh, made => made.Milliseconds);
        report.Times($"{name}, three sizes and the worker's start", withStart, "vipsthumbnail, three sizes", theirs);
        foreach (var size in Made.Sizes) Weigh(report, $"{name}, {size} px", size, made[warm], made[vips], made[convert]);
    }

    private static void Weigh(Report report, string what, int size, List<Made> ours, List<Made> vips, List<Made> convert)
    {
        string Tell(List<Made> made)
        {
            var kilobytes = made.Average(picture => picture[size].Bytes) / 1000;
            var likeness = made.Average(picture => picture[size].Likeness);
            return string.Create(CultureInfo.InvariantCulture, $"{kilobytes:0.0} kB, SSIM {likeness:0.000}");
        }
        report.Tell(what, Tell(ours), $"vipsthumbnail: {Tell(vips)}; convert: {Tell(convert)}");
    }

    // None of the package's has as many: the middles of four, side by side, as a camera would write them.
    private static string TwelveMegapixels(IReadOnlyList<string> photographs, string folder)
    {
        using MagickImage all = new(MagickColors.Black, 2 * Width, 2 * Height);
        for (var at = 0; at < 4; at++)
        {
            using MagickImage one = new(photographs.OrderByDescending(path => new MagickImageInfo(path).Width).ElementAt(at));
            one.Crop(Width, Height, Gravity.Center);
            all.Composite(one, at % 2 * Width, at / 2 * Height, CompositeOperator.Copy);
        }

        var path = Path.Combine(folder, "12.jpg");
        all.Quality = 92;
        all.Write(path, MagickFormat.Jpeg);
        return path;
    }
}
