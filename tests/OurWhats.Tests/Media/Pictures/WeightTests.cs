using ImageMagick;

namespace OurWhats.Tests.Media.Pictures;

public sealed class WeightTests(Easel easel) : IClassFixture<Easel>
{
    [Fact]
    public async Task A_drawing_is_written_without_loss_and_a_photograph_with_it()
    {
        var (drawing, photo) = (await easel.Draw(Darkroom.Corners(1000, 800, MagickFormat.Png)), await easel.Draw(Darkroom.Photo(1000, 800)));

        Assert.All(drawing.Picture!.Sizes, size => Assert.True(drawing[size].IsLossless));
        Assert.All(photo.Picture!.Sizes, size => Assert.False(photo[size].IsLossless));
    }

    [Theory]
    [InlineData(300, 200, 8u, MagickFormat.Jpeg)]
    [InlineData(640, 480, 15u, MagickFormat.Jpeg)]
    [InlineData(320, 320, 20u, MagickFormat.WebP)]
    public async Task A_thumbnail_is_not_heavier_than_an_original_that_was_light_already(int width, int height, uint quality, MagickFormat format)
    {
        var light = Darkroom.Photo(width, height, format, image => image.Quality = quality);

        var drawn = await easel.Draw(light);

        Assert.All(drawn.Picture!.Sizes, size => Assert.InRange(drawn[size].Content.Length, 20, light.Length));
    }

    [Theory]
    [InlineData(MagickFormat.Gif)]
    [InlineData(MagickFormat.Png)]
    public async Task Nor_than_a_small_drawing(MagickFormat format)
    {
        var drawing = Darkroom.Corners(40, 40, format);

        var drawn = await easel.Draw(drawing);

        Assert.InRange(drawn[320].Content.Length, 20, drawing.Length);
    }

    [Fact]
    public async Task Smaller_thumbnails_weigh_less()
    {
        var drawn = await easel.Draw(Darkroom.Photo(2000, 1500));

        Assert.True(drawn[320].Content.Length < drawn[640].Content.Length);
        Assert.True(drawn[640].Content.Length < drawn[1280].Content.Length);
    }
}
