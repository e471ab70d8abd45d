using ImageMagick;

namespace OurWhats.Tests.Media.Pictures;

public sealed class DrawingTests(Easel easel) : IClassFixture<Easel>
{
    [Theory]
    [InlineData(MagickFormat.Jpeg)]
    [InlineData(MagickFormat.Pjpeg)]
    [InlineData(MagickFormat.Png)]
    [InlineData(MagickFormat.Png8)]
    [InlineData(MagickFormat.Gif)]
    [InlineData(MagickFormat.WebP)]
    [InlineData(MagickFormat.Avif)]
    public async Task Each_kind_of_picture_is_drawn(MagickFormat format)
    {
        var photo = Darkroom.Photo(900, 600, format);

        var drawn = await easel.Draw(photo);

        Assert.Equal((900, 600), (drawn.Picture!.Width, drawn.Picture.Height));
        Assert.Equal([96, 320, 640, 1280], drawn.Picture.Sizes);
        Assert.Equal([(96, 96), (320, 213), (640, 427), (900, 600)], drawn.Picture.Sizes.Select(size => (drawn[size].Width, drawn[size].Height)));
        Assert.Equal(["1280", "320", "640", "96"], easel.Beside(drawn.Path));
    }

    [Fact]
    public async Task A_picture_of_a_telephone_is_drawn()
    {
        var drawn = await easel.Draw(Samples.Heic);

        Assert.Equal((64, 48), (drawn.Picture!.Width, drawn.Picture.Height));
        Assert.Equal("#e72", drawn.Picture.Colour);
    }

    [Theory]
    [InlineData(1, 1, "96:1x1 320:1x1")]
    [InlineData(200, 100, "96:96x96 320:200x100")]
    [InlineData(320, 240, "96:96x96 320:320x240")]
    [InlineData(321, 240, "96:96x96 320:320x239 640:321x240")]
    [InlineData(240, 500, "96:96x96 320:154x320 640:240x500")]
    [InlineData(640, 640, "96:96x96 320:320x320 640:640x640")]
    [InlineData(1280, 960, "96:96x96 320:320x240 640:640x480 1280:1280x960")]
    [InlineData(4000, 1000, "96:96x96 320:320x80 640:640x160 1280:1280x320")]
    [InlineData(3000, 2, "96:1x1 320:320x1 640:640x1 1280:1280x1")]
    public async Task Thumbnails_are_never_larger_than_the_original(int width, int height, string expected)
    {
        var drawn = await easel.Draw(Darkroom.Plain(width, height, MagickColors.Teal));

        Assert.Equal(expected, string.Join(' ', drawn.Picture!.Sizes.Select(size => $"{size}:{drawn[size].Width}x{drawn[size].Height}")));
        Assert.Equal("#088", drawn.Picture.Colour);
    }

    [Theory]
    [InlineData(3000, 2000, MagickFormat.Jpeg)]
    [InlineData(1281, 700, MagickFormat.Jpeg)]
    [InlineData(200, 100, MagickFormat.Jpeg)]
    [InlineData(2700, 1800, MagickFormat.Pjpeg)]
    [InlineData(11_000, 9_000, MagickFormat.Jpeg)]
    public async Task The_size_of_a_JPEG_is_that_of_the_file_and_not_of_what_was_decoded(int width, int height, MagickFormat format)
    {
        var jpeg = width > 4000 ? Hostile.Jpeg((ushort)width, (ushort)height) : Darkroom.Photo(width, height, format);

        var drawn = await easel.Draw(jpeg);

        var largest = drawn[drawn.Picture!.Sizes[^1]];
        Assert.Equal((width, height), (drawn.Picture.Width, drawn.Picture.Height));
        Assert.Equal(Math.Min(width, 1280), largest.Width);
    }

    [Theory]
    [InlineData(1, "red", "lime")]
    [InlineData(2, "lime", "red")]
    [InlineData(3, "white", "blue")]
    [InlineData(4, "blue", "white")]
    [InlineData(5, "red", "blue")]
    [InlineData(6, "blue", "red")]
    [InlineData(7, "white", "lime")]
    [InlineData(8, "lime", "white")]
    public async Task Pictures_are_turned_as_their_camera_says(int orientation, string topLeft, string topRight)
    {
        var jpeg = Darkroom.Corners(600, 400, MagickFormat.Jpeg, image =>
        {
            ExifProfile exif = new();
            exif.SetValue(ExifTag.Orientation, (ushort)orientation);
            image.SetProfile(exif);
            image.Orientation = (Orientation)orientation;
        });

        var drawn = await easel.Draw(jpeg);

        var (width, height) = orientation < 5 ? (600, 400) : (400, 600);
        var small = drawn[320];
        Assert.Equal((width, height), (drawn.Picture!.Width, drawn.Picture.Height));
        Assert.Equal((topLeft, topRight), (Name(Darkroom.Pixel(small.Path, 20, 20)), Name(Darkroom.Pixel(small.Path, small.Width - 20, 20))));
    }

    [Theory]
    [InlineData(1200, 400)]
    [InlineData(400, 1200)]
    public async Task The_square_is_the_middle_and_light(int width, int height)
    {
        var drawn = await easel.Draw(Darkroom.Plain(width, height, MagickColors.Red, MagickFormat.Png, image =>
        {
            using MagickImage middle = new(MagickColors.Blue, 400, 400);
            image.Composite(middle, Gravity.Center, CompositeOperator.Over);
        }));
        var photo = await easel.Draw(Darkroom.Photo(width, height));

        Assert.All((int[])[2, 48, 93], at => Assert.Equal("blue", Name(Darkroom.Pixel(drawn[96].Path, at, 48))));
        Assert.All((int[])[2, 48, 93], at => Assert.Equal("blue", Name(Darkroom.Pixel(drawn[96].Path, 48, at))));
        Assert.InRange(photo[96].Content.Length, 100, 4_000);
    }

    [Fact]
    public async Task A_picture_of_a_telephone_is_turned_once()
    {
        var drawn = await easel.Draw(Samples.TurnedHeic);

        Assert.Equal((48, 64, true), (drawn.Picture!.Width, drawn.Picture.Height, drawn.Picture.HasPosition));
        Assert.Equal(("blue", "red"), (Name(Darkroom.Pixel(drawn[320].Path, 5, 5)), Name(Darkroom.Pixel(drawn[320].Path, 42, 5))));
    }

    [Fact]
    public async Task Transparency_stays()
    {
        var drawing = Darkroom.Plain(700, 700, MagickColors.Transparent, MagickFormat.Png, image =>
        {
            using MagickImage square = new(MagickColors.Navy, 350, 700);
            image.Composite(square, 0, 0, CompositeOperator.Over);
        });

        var drawn = await easel.Draw(drawing);

        Assert.Equal((0, 0, 128, 255), Darkroom.Pixel(drawn[320].Path, 40, 40));
        Assert.Equal(0, Darkroom.Pixel(drawn[320].Path, 280, 40).Alpha);
        Assert.Equal("#008", drawn.Picture!.Colour);
    }

    [Fact]
    public async Task Nothing_but_transparency_is_white()
    {
        var drawn = await easel.Draw(Darkroom.Plain(50, 50, MagickColors.Transparent));

        Assert.Equal("#fff", drawn.Picture!.Colour);
    }

    [Fact]
    public async Task A_picture_for_print_gets_the_colours_of_screens()
    {
        var print = Darkroom.Plain(400, 400, MagickColors.Red, MagickFormat.Jpeg, image => image.TransformColorSpace(ColorProfiles.SRGB, ColorProfiles.USWebCoatedSWOP));
        var bare = Darkroom.Plain(400, 400, MagickColors.Red, MagickFormat.Jpeg, image =>
        {
            image.TransformColorSpace(ColorProfiles.SRGB, ColorProfiles.USWebCoatedSWOP);
            image.Strip();
        });

        var (drawn, drawnBare) = (await easel.Draw(print), await easel.Draw(bare));

        Assert.Equal("red", Name(Darkroom.Pixel(drawn[320].Path, 100, 100)));
        Assert.Equal("red", Name(Darkroom.Pixel(drawnBare[320].Path, 100, 100)));
    }

    [Fact]
    public async Task A_profile_is_turned_into_the_colours_that_it_means()
    {
        var colour = new MagickColor(180, 90, 60);
        var plain = await easel.Draw(Darkroom.Plain(300, 300, colour));

        var wide = await easel.Draw(Darkroom.Plain(300, 300, colour, MagickFormat.Png, image => image.SetProfile(ColorProfiles.AdobeRGB1998)));

        Assert.Equal(180.0, Darkroom.Pixel(plain[320].Path, 9, 9).Red, 3.0);
        Assert.InRange(Darkroom.Pixel(wide[320].Path, 9, 9).Red, 195, 225);
    }

    [Fact]
    public async Task A_broken_profile_is_left_aside()
    {
        var broken = Darkroom.Plain(300, 300, MagickColors.Green, MagickFormat.Jpeg, image => image.SetProfile(ColorProfiles.AdobeRGB1998));
        broken.AsSpan(broken.AsSpan().IndexOf("rXYZ"u8), 200).Clear();

        var drawn = await easel.Draw(broken);

        Assert.Equal("#080", drawn.Picture!.Colour);
    }

    [Theory]
    [InlineData(16, 2, 6)] // 16 bits of each colour
    [InlineData(16, 0, 2)]
    [InlineData(8, 0, 1)] // grey
    [InlineData(8, 4, 2)] // grey with transparency
    [InlineData(16, 6, 8)]
    public async Task Every_depth_of_PNG_is_drawn(byte depth, byte kind, int bytesPerPixel)
    {
        byte[] row = [0, .. Enumerable.Repeat((byte)0xCC, 400 * bytesPerPixel)];

        var drawn = await easel.Draw(new PngFile(400, 300, depth, kind).Rows(row, 300).End());

        Assert.Equal("#ccc", drawn.Picture!.Colour);
        Assert.Equal((320, 240), (drawn[320].Width, drawn[320].Height));
    }

    [Theory]
    [InlineData(MagickFormat.Gif)]
    [InlineData(MagickFormat.WebP)]
    public async Task Of_a_moving_picture_the_first_frame_is_drawn(MagickFormat format)
    {
        var moving = Darkroom.Moving(format);

        var drawn = await easel.Draw(moving);

        Assert.Equal((60, 40), (drawn.Picture!.Width, drawn.Picture.Height));
        Assert.Equal("#f00", drawn.Picture.Colour);
    }

    [Fact]
    public async Task A_first_frame_smaller_than_its_picture_is_put_in_its_place()
    {
        var gif = Hostile.Gif(200, 100, [(150, 50)]);

        var drawn = await easel.Draw(gif);

        Assert.Equal((200, 100), (drawn.Picture!.Width, drawn.Picture.Height));
        Assert.Equal(255, Darkroom.Pixel(drawn[320].Path, 150, 50).Alpha);
        Assert.Equal(0, Darkroom.Pixel(drawn[320].Path, 149, 50).Alpha);
    }

    private static string Name((int Red, int Green, int Blue, int Alpha) pixel) =>
        (pixel.Red > 150, pixel.Green > 150, pixel.Blue > 150) switch
        {
            (true, false, false) => "red",
            (false, true, false) => "lime",
            (false, false, true) => "blue",
            (true, true, true) => "white",
            _ => pixel.ToString(),
        };
}
