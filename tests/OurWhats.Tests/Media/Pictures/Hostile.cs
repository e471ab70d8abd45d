using System.Buffers.Binary;
using System.Globalization;
using System.Text;
using ImageMagick;

namespace OurWhats.Tests.Media.Pictures;

/// <summary>Pictures crafted to attack their decoder, each with its claimed type.</summary>
internal static class Hostile
{
    private static readonly string[] Types = ["image/jpeg", "image/png", "image/gif", "image/webp", "image/avif", "image/heic"];

    private static readonly byte[] Photo = Darkroom.Photo(400, 300);

    /// <summary>All of them by name.</summary>
    public static IReadOnlyDictionary<string, (string Type, Func<byte[]> Make)> Files { get; } =
        Bombs.Concat(Liars).Concat(Cut).Concat(Broken).ToDictionary(file => file.Name, file => (file.Type, file.Make));

    // Little to send, much to open.
    private static IEnumerable<(string Name, string Type, Func<byte[]> Make)> Bombs =>
    [
        ("PNG, 50,000 × 50,000, 1 bit", "image/png", () => new PngFile(50_000, 50_000, 1, 0).Rows(new byte[6251], 50_000).End()),
        ("PNG, 30,000 × 30,000, a tenth of it", "image/png", () => new PngFile(30_000, 30_000, 8, 2).Rows(new byte[90_001], 3_000).End()),
        ("PNG that claims 2,147,483,647 a side", "image/png", () => new PngFile(int.MaxValue, int.MaxValue, 8, 6).Rows(new byte[100], 1).End()),
        ("PNG that claims 15,999 × 15,999", "image/png", () => new PngFile(15_999, 15_999, 8, 6).Rows(new byte[100], 1).End()),
        ("PNG of 40 megapixels, 16 bits", "image/png", () => new PngFile(8_000, 5_000, 16, 6).Rows(new byte[64_001], 5_000).End()),
        ("PNG with 150 MB of text", "image/png", () => new PngFile(10, 10, 8, 0).Chunk("zTXt", [.. "a\0\0"u8, .. PngFile.Zeros(150)]).Rows(new byte[11], 10).End()),
        ("PNG with a profile of 120 MB", "image/png", () => new PngFile(10, 10, 8, 0).Chunk("iCCP", [.. "a\0\0"u8, .. PngFile.Zeros(120)]).Rows(new byte[11], 10).End()),
        ("PNG with 150 MB of pixels too many", "image/png", () => new PngFile(10, 10, 8, 0).Chunk("IDAT", PngFile.Zeros(150)).End()),
        ("WebP, 16,383 × 16,383, without loss", "image/webp", () => WebP(16_383, 16_383)),
        ("WebP of 40 megapixels, without loss", "image/webp", () => WebP(8_000, 5_000)),
        ("WebP, 1,000 frames", "image/webp", () => MovingWebP(1_000, 400)),
        ("WebP, a frame of 40 megapixels on a small picture", "image/webp", () => MovingWebP(3, 6_300)),
        ("GIF, 5,000 frames", "image/gif", () => Gif(100, 100, Enumerable.Repeat((0, 0), 5_000))),
        ("GIF, 65,535 × 65,535 with a frame of one pixel", "image/gif", () => Gif(65_535, 65_535, [(0, 0)])),
        ("GIF, 6,000 × 6,000 with a frame of one pixel", "image/gif", () => Gif(6_000, 6_000, [(5_999, 5_999)])),
        ("JPEG, 65,500 × 65,500", "image/jpeg", () => Jpeg(65_500, 65_500)),
        ("JPEG, 12,000 × 9,000", "image/jpeg", () => Jpeg(12_000, 9_000)),
        ("JPEG, 2,000 passes over 100 megapixels", "image/jpeg", () => SlowJpeg(10_000, 1, 2_000)),
        ("JPEG, 100 megapixels in three colours and two passes", "image/jpeg", () => SlowJpeg(10_000, 3, 1)),
        ("AVIF that claims 60,000 × 60,000", "image/avif", () => Claim(Darkroom.Photo(64, 48, MagickFormat.Avif), 60_000, 60_000)),
        ("AVIF that claims 6,000 × 6,000", "image/avif", () => Claim(Darkroom.Photo(64, 48, MagickFormat.Avif), 6_000, 6_000)),
        ("HEIC that claims 60,000 × 60,000", "image/heic", () => Claim(Samples.Heic, 60_000, 60_000)),
        ("HEIC that claims 6,000 × 6,000", "image/heic", () => Claim(Samples.Heic, 6_000, 6_000)),
    ];

    // What the library would run, fetch or read, were it asked.
    private static IEnumerable<(string Name, string Type, Func<byte[]> Make)> Liars =>
        from liar in ((string Name, string Text)[])
        [
            ("SVG", "<svg xmlns='http://www.w3.org/2000/svg' xmlns:xlink='http://www.w3.org/1999/xlink' width='9' height='9'><image xlink:href='http://127.0.0.1:9/x.png' width='9' height='9'/></svg>"),
            ("MVG", "push graphic-context\nviewbox 0 0 9 9\nimage over 0,0 0,0 'http://127.0.0.1:9/x.png'\npop graphic-context"),
            ("MSL", "<?xml version='1.0'?><image><read filename='http://127.0.0.1:9/x.png'/></image>"),
            ("PostScript", "%!PS-Adobe-3.0 EPSF-3.0\n%%BoundingBox: 0 0 9 9\n(%pipe%sleep 60) (w) file\nshowpage"),
            ("PDF", "%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>"),
            ("list of pixels", "# ImageMagick pixel enumeration: 50000,50000,255,srgb\n0,0: (255,0,0)  #FF0000  red\n"),
            ("MIFF", "id=ImageMagick\nclass=DirectClass\ncolumns=50000 rows=50000 depth=8\n\f\n:\u001a"),
            ("BMP", "BM6\0\0\0\0\0\0\06\0\0\0(\0\0\0"),
            ("TIFF", "II*\0\u0008\0\0\0\0\0"),
            ("file name", "@/etc/passwd"),
            ("pango:", "pango:@/etc/passwd"),
        ]
        from type in Types
        select ($"{liar.Name} called {type}", type, (Func<byte[]>)(() => Encoding.UTF8.GetBytes(liar.Text)));

    private static IEnumerable<(string Name, string Type, Func<byte[]> Make)> Cut =>
        from type in Types
        from share in (double[])[0, 0.02, 0.1, 0.5, 0.95]
        select (string.Create(CultureInfo.InvariantCulture, $"{type}, {share} of it"), type, (Func<byte[]>)(() => Good(type) is var good ? good[..(int)(share * good.Length)] : []));

    private static IEnumerable<(string Name, string Type, Func<byte[]> Make)> Broken =>
        from type in Types
        from seed in Enumerable.Range(1, 4)
        select ($"{type}, damaged {seed}", type, (Func<byte[]>)(() => Damage(Good(type), seed)));

    /// <summary>A grey JPEG of this size, in two bits a block.</summary>
    public static byte[] Jpeg(ushort width, ushort height) =>
    [
        .. JpegHead(0xC0, width, height, 1), .. Pass(1, 0, 63), .. new byte[(width + 7) / 8 * ((height + 7) / 8) / 4 + 1], 0xFF, 0xD9,
    ];

    // With nearly no pixels, but drawn in so many passes: all of it is held meanwhile.
    private static byte[] SlowJpeg(ushort side, byte colours, int passes) =>
    [
        .. JpegHead(0xC2, side, side, colours), .. Pass(colours, 0, 0), .. Enumerable.Repeat(Pass(1, 1, 63), passes).SelectMany(pass => pass), 0xFF, 0xD9,
    ];

    private static byte[] JpegHead(byte kind, ushort width, ushort height, byte colours) =>
    [
        0xFF, 0xD8, 0xFF, 0xDB, 0, 67, 0, .. Enumerable.Repeat((byte)1, 64),
        0xFF, kind, 0, (byte)(8 + 3 * colours), 8, (byte)(height >> 8), (byte)height, (byte)(width >> 8), (byte)width, colours,
        .. Enumerable.Range(1, colours).SelectMany(colour => (byte[])[(byte)colour, 0x11, 0]), .. Code(0x00), .. Code(0x10),
    ];

    private static byte[] Pass(byte colours, byte first, byte last) =>
    [
        0xFF, 0xDA, 0, (byte)(6 + 2 * colours), colours, .. Enumerable.Range(1, colours).SelectMany(colour => (byte[])[(byte)colour, 0]), first, last, 0, 0, 0,
    ];

    /// <summary>A GIF of frames of one pixel each.</summary>
    public static byte[] Gif(ushort width, ushort height, IEnumerable<(int X, int Y)> frames) =>
    [
        .. "GIF89a"u8, .. Number(width), .. Number(height), 0x80, 0, 0, 255, 0, 0, 0, 0, 255,
        .. frames.SelectMany(frame => (byte[])[0x2C, .. Number(frame.X), .. Number(frame.Y), 1, 0, 1, 0, 0, 2, 2, 0x44, 0x01, 0]),
        0x3B,
    ];

    // Every code has one symbol, so a pixel takes no bit at all: a picture of any size takes eight bytes.
    private static byte[] Pixels(int width, int height)
    {
        var bits = (uint)(width - 1) | (ulong)(uint)(height - 1) << 14 | 1ul << 28;
        var five = 0ul;
        for (var code = 0; code < 5; code++) five |= 1ul << (4 * code);
        bits |= five << 35;
        return [0x2F, .. BitConverter.GetBytes(bits)[..7]];
    }

    private static byte[] WebP(int width, int height) => Riff([.. "WEBP"u8, .. Chunk("VP8L", Pixels(width, height))]);

    private static byte[] MovingWebP(int frames, int side)
    {
        byte[] canvas = [2, 0, 0, 0, .. Number24(99), .. Number24(99)];
        byte[] frame = [.. Number24(0), .. Number24(0), .. Number24(side - 1), .. Number24(side - 1), 10, 0, 0, 0, .. Chunk("VP8L", Pixels(side, side))];
        return Riff([.. "WEBP"u8, .. Chunk("VP8X", canvas), .. Chunk("ANIM", new byte[6]), .. Enumerable.Repeat(Chunk("ANMF", frame), frames).SelectMany(chunk => chunk)]);
    }

    private static byte[] Riff(byte[] content) => [.. "RIFF"u8, .. BitConverter.GetBytes(content.Length), .. content];

    private static byte[] Chunk(string name, byte[] data) => [.. Encoding.ASCII.GetBytes(name), .. BitConverter.GetBytes(data.Length), .. data, .. new byte[data.Length & 1]];

    // One symbol, 0, of one bit.
    private static byte[] Code(byte table) => [0xFF, 0xC4, 0, 20, table, 1, .. new byte[15], 0];

    private static byte[] Claim(byte[] picture, uint width, uint height)
    {
        var at = picture.AsSpan().IndexOf("ispe"u8);
        Assert.True(at > 0);
        BinaryPrimitives.WriteUInt32BigEndian(picture.AsSpan(at + 8), width);
        BinaryPrimitives.WriteUInt32BigEndian(picture.AsSpan(at + 12), height);
        return picture;
    }

    private static byte[] Good(string type) => type switch
    {
        "image/jpeg" => [.. Photo],
        "image/png" => Darkroom.Photo(200, 150, MagickFormat.Png),
        "image/gif" => Darkroom.Photo(200, 150, MagickFormat.Gif),
        "image/webp" => Darkroom.Photo(200, 150, MagickFormat.WebP),
        "image/avif" => Darkroom.Photo(200, 150, MagickFormat.Avif),
        _ => [.. Samples.Heic],
    };

    private static byte[] Damage(byte[] good, int seed)
    {
        Random random = new(seed);
        for (var hit = 0; hit < 12; hit++) good[random.Next(12, good.Length)] = (byte)random.Next(256);
        return good;
    }

    private static byte[] Number(int value) => [(byte)value, (byte)(value >> 8)];

    private static byte[] Number24(int value) => [(byte)value, (byte)(value >> 8), (byte)(value >> 16)];
}
