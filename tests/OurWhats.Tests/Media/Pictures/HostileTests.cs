using System.Diagnostics;
using ImageMagick;
using OurWhats.Media.Thumbnails;

namespace OurWhats.Tests.Media.Pictures;

public sealed class HostileTests(Easel easel) : IClassFixture<Easel>
{
    // On a busy machine the limits are checked a little late.
    private static readonly TimeSpan MostWork = TimeSpan.FromSeconds(WorkerLimits.MostSeconds + 1.5);

    private const long MostBytes = WorkerLimits.MostBytes + (100 << 20);

    public static TheoryData<string> Names => [.. Hostile.Files.Keys];

    [Theory]
    [MemberData(nameof(Names))]
    public async Task A_hostile_file_takes_neither_time_nor_memory_and_leaves_nothing(string name)
    {
        var (type, make) = Hostile.Files[name];
        var content = make();
        await easel.Draw(Darkroom.Plain(10, 10, MagickColors.Red)); // so that a worker is there
        await using Watch watch = new(easel.Thumbnails);
        var start = Stopwatch.GetTimestamp();

        var drawn = await easel.Draw(content, type);

        var (seconds, work) = (Stopwatch.GetElapsedTime(start).TotalSeconds, watch.MostWork.TotalSeconds);
        TestContext.Current.SendDiagnosticMessage(
            $"{name}: {content.Length} bytes, {seconds:0.00} s, {work:0.00} s of work, {watch.MostBytes >> 20} MiB, {drawn.Picture}");
        Assert.InRange(watch.MostWork, TimeSpan.Zero, MostWork);
        Assert.InRange(watch.MostBytes, 1 << 20, MostBytes);
        Assert.Empty(watch.Children);
        Assert.Empty(watch.Sockets);
        Assert.Equal(drawn.Picture?.Sizes.Count ?? 0, easel.Beside(drawn.Path).Count);
        Assert.False(drawn.Result.MayWorkLater, "it is tried again");
        Assert.Equal("#f00", (await easel.Draw(Darkroom.Plain(10, 10, MagickColors.Red))).Picture!.Colour);
    }

    [Theory]
    [InlineData("JPEG, 12,000 × 9,000")]
    [InlineData("GIF, 5,000 frames")]
    [InlineData("WebP, 1,000 frames")]
    [InlineData("PNG with 150 MB of text")]
    [InlineData("PNG of 40 megapixels, 16 bits")]
    [InlineData("GIF, 6,000 × 6,000 with a frame of one pixel")]
    public async Task What_is_only_large_is_drawn(string name)
    {
        var (type, make) = Hostile.Files[name];

        var drawn = await easel.Draw(make(), type);

        Assert.NotNull(drawn.Picture);
    }

    [Theory]
    [InlineData("PNG, 50,000 × 50,000, 1 bit")]
    [InlineData("PNG that claims 15,999 × 15,999")]
    [InlineData("WebP, 16,383 × 16,383, without loss")]
    [InlineData("JPEG, 65,500 × 65,500")]
    [InlineData("GIF, 65,535 × 65,535 with a frame of one pixel")]
    [InlineData("list of pixels called image/png")]
    [InlineData("SVG called image/jpeg")]
    [InlineData("image/png, 0.5 of it")]
    public async Task What_is_too_large_or_no_picture_is_a_plain_file(string name)
    {
        var (type, make) = Hostile.Files[name];

        var drawn = await easel.Draw(make(), type);

        Assert.Null(drawn.Picture);
        Assert.Empty(easel.Beside(drawn.Path));
    }

    [Fact]
    public void The_policy_refuses_what_it_must_and_only_that()
    {
        var png = Darkroom.Plain(1, 1, MagickColors.Red);

        Assert.True(Darkroom.Refuses("<svg xmlns='http://www.w3.org/2000/svg' width='1' height='1'/>"u8.ToArray(), MagickFormat.Svg));
        Assert.False(Darkroom.Refuses(png, MagickFormat.Png));
    }
}
