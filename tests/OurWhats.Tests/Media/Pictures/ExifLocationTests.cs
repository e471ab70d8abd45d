using System.Buffers.Binary;
using ImageMagick;
using OurWhats.Media.Uploads;

namespace OurWhats.Tests.Media.Pictures;

public sealed class ExifLocationTests(Easel easel) : IClassFixture<Easel>
{
    [Theory]
    [InlineData(MagickFormat.Jpeg)]
    [InlineData(MagickFormat.WebP)]
    [InlineData(MagickFormat.Avif)]
    public async Task The_position_goes_and_the_picture_stays(MagickFormat format)
    {
        var photo = Darkroom.Photo(400, 300, format, Darkroom.Label);
        var clean = photo.ToArray();

        Assert.True(ExifLocation.Remove(clean));

        var (before, after) = (await easel.Draw(photo), await easel.Draw(clean));
        Assert.Equal((true, false), (before.Picture!.HasPosition, after.Picture!.HasPosition));
        Assert.Equal(photo.Length, clean.Length);
        Assert.Equal(before[320].Content, after[320].Content);
        Assert.Contains("Appareil de Camille", System.Text.Encoding.Latin1.GetString(clean), StringComparison.Ordinal);
        using MagickImage image = new(clean);
        Assert.Null(image.GetExifProfile()!.GetValue(ExifTag.GPSLatitudeRef));
    }

    [Fact]
    public async Task An_editors_words_go_too()
    {
        var photo = Darkroom.Photo(100, 100, MagickFormat.Jpeg, image =>
            image.SetProfile(new XmpProfile("""<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="48,51.5N"/>"""u8.ToArray())));

        Assert.True(ExifLocation.Remove(photo));

        Assert.False((await easel.Draw(photo)).Picture!.HasPosition);
        Assert.DoesNotContain("48,51", System.Text.Encoding.Latin1.GetString(photo), StringComparison.Ordinal);
    }

    [Fact]
    public void What_tells_none_stays_as_it_is()
    {
        var photo = Darkroom.Photo(100, 100);
        var same = photo.ToArray();

        Assert.False(ExifLocation.Remove(same));

        Assert.Equal(photo, same);
    }

    [Fact]
    public void Whatever_the_bytes_are_nothing_breaks()
    {
        var photo = Darkroom.Photo(40, 30, MagickFormat.Jpeg, Darkroom.Label);
        Random random = new(1);

        for (var times = 0; times < 3000; times++)
        {
            var damaged = photo[..random.Next(photo.Length)];
            for (var i = 0; i < 20 && damaged.Length > 0; i++) damaged[random.Next(Math.Min(damaged.Length, 600))] = (byte)(random.Next(2) * random.Next(256));
            ExifLocation.Remove(damaged);
        }

        Assert.False(ExifLocation.Remove([]));
        Assert.False(ExifLocation.Remove("GPSLatitude"u8.ToArray()));
    }

    [Theory]
    [InlineData(MagickFormat.Jpeg)]
    [InlineData(MagickFormat.WebP)]
    [InlineData(MagickFormat.Avif)]
    public void A_photo_is_touched_once(MagickFormat format)
    {
        var photo = Darkroom.Photo(400, 300, format, Darkroom.Label);

        Assert.True(ExifLocation.Remove(photo, out var touched));

        Assert.InRange(touched, 1, photo.Length);
    }

    [Theory]
    [InlineData(1_000)]
    [InlineData(10_000)]
    [InlineData(50_000)]
    public void Crafted_tables_cost_no_more_than_the_files_length(int times)
    {
        foreach (var crafted in (byte[][])[ManyHeads(times), ManyValues(times)])
        {
            var isRemoved = ExifLocation.Remove(crafted, out var touched);

            Assert.False(isRemoved);
            Assert.InRange(touched, crafted.Length / 2, 4L * crafted.Length);
        }
    }

    // Many beginnings of EXIF, which all point to the same long first table, without a GPS table.
    private static byte[] ManyHeads(int heads)
    {
        var table = heads * 8;
        var content = new byte[table + 2 + (heads * 12)];
        for (var at = 0; at < table; at += 8)
        {
            "II*\0"u8.CopyTo(content.AsSpan(at));
            BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(at + 4), table - at);
        }

        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(table), (ushort)heads);
        return content;
    }

    // One GPS table, of which all values are the rest of the file.
    private static byte[] ManyValues(int values)
    {
        const int Gps = 8 + 2 + 12;
        var rest = Gps + 2 + (values * 12);
        var content = new byte[rest + (values * 12)];
        "II*\0\x08\0\0\0\x01\0"u8.CopyTo(content);
        Entry(content, 10, 0x8825, 4, 1, Gps);
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(Gps), (ushort)values);
        for (var i = 0; i < values; i++) Entry(content, Gps + 2 + (i * 12), 2, 1, values * 12, rest);
        return content;
    }

    private static void Entry(byte[] content, int at, ushort tag, ushort type, int count, int value)
    {
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(at), tag);
        BinaryPrimitives.WriteUInt16LittleEndian(content.AsSpan(at + 2), type);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(at + 4), count);
        BinaryPrimitives.WriteInt32LittleEndian(content.AsSpan(at + 8), value);
    }
}
