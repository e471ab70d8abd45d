using ImageMagick;

namespace OurWhats.Tests.Media.Pictures;

public sealed class MetadataTests(Easel easel) : IClassFixture<Easel>
{
    private static readonly string[] PixelsOnly = ["VP8 ", "VP8L", "VP8X", "ALPH"];

    [Theory]
    [InlineData(MagickFormat.Jpeg)]
    [InlineData(MagickFormat.Png)]
    [InlineData(MagickFormat.WebP)]
    [InlineData(MagickFormat.Avif)]
    public async Task Nothing_that_a_camera_wrote_is_in_a_thumbnail(MagickFormat format)
    {
        var photo = Darkroom.Photo(700, 500, format, Darkroom.Label);
        Assert.True(Says(photo, "Camille"u8));

        var drawn = await easel.Draw(photo);

        Assert.True(drawn.Picture!.HasPosition);
        foreach (var file in drawn.Picture.Sizes.Select(size => drawn[size]))
        {
            Assert.Subset(PixelsOnly.ToHashSet(), file.Chunks.ToHashSet());
            Assert.False(Says(file.Content, "Camille"u8) || Says(file.Content, "Exif"u8) || Says(file.Content, "adobe"u8) || Says(file.Content, "Adobe"u8));
        }
    }

    [Fact]
    public async Task A_position_in_an_editors_words_is_found_too()
    {
        var photo = Darkroom.Photo(100, 100, MagickFormat.Jpeg, image =>
            image.SetProfile(new XmpProfile("""<x:xmpmeta xmlns:x="adobe:ns:meta/" xmlns:exif="http://ns.adobe.com/exif/1.0/" exif:GPSLatitude="48,51.5N"/>"""u8.ToArray())));

        Assert.True((await easel.Draw(photo)).Picture!.HasPosition);
    }

    [Fact]
    public async Task A_picture_that_says_nothing_has_no_position()
    {
        Assert.False((await easel.Draw(Darkroom.Photo(100, 100))).Picture!.HasPosition);
    }

    private static bool Says(byte[] content, ReadOnlySpan<byte> word) => content.AsSpan().IndexOf(word) >= 0;
}
