using OurWhats.Tests.Media.Pictures;

namespace OurWhats.Tests.Media;

public sealed class PictureTests
{
    [Fact]
    public async Task A_picture_has_thumbnails_when_it_is_on_line()
    {
        await using var world = await FileWorld.Start();
        var photo = Darkroom.Photo(1000, 500);

        var file = await world.Pins("alice", await world.Alice.Sends(photo, "photo.bin"));
        var small = (await world.Alice.Gets(file.Thumbnail(320))).Must(200);
        var large = (await world.Alice.Gets(file.Thumbnail(640))).Must(200);

        Assert.Equal(("image/jpeg", 1000, 500), (file.Type, file.Width, file.Height));
        Assert.Matches("^#[0-9a-f]{3}$", file.Colour);
        Assert.Equal(file.ThumbnailBytes, small.Bytes.Length);
        Assert.InRange(small.Bytes.Length, 100, large.Bytes.Length);
        Assert.Equal(("image/webp", "RIFF"), (small["Content-Type"], System.Text.Encoding.ASCII.GetString(small.Bytes, 0, 4)));
        Assert.Equal(photo, (await world.Alice.Gets(file.Address)).Must(200).Bytes);
        Assert.Empty(world.Coming);
    }

    [Fact]
    public async Task It_goes_with_its_thumbnails()
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends(Darkroom.Photo(400, 300)));
        Assert.Equal(4, world.Stored.Count);

        await world.Unpins(file);

        Assert.Empty(world.Stored);
    }

    [Fact]
    public async Task Sent_by_many_at_once_it_is_there_once_with_all_its_thumbnails()
    {
        await using var world = await FileWorld.Start();
        var bob = await world.Program("Bob");
        var photo = Darkroom.Photo(400, 300);

        await Task.WhenAll(Enumerable.Range(0, 6).Select(i => (i % 2 == 0 ? world.Alice : bob).Sends(photo)));

        Assert.Equal(4, world.Stored.Count);
        Assert.Equal("[96,320,640]", Assert.Single(world.Place.Column("SELECT Sizes FROM media_files")));
        Assert.Empty(world.Coming);
    }

    [Fact]
    public async Task What_is_no_picture_after_all_is_a_plain_file()
    {
        await using var world = await FileWorld.Start();
        var broken = Darkroom.Photo(400, 300)[..200];

        var file = await world.Pins("alice", await world.Alice.Sends(broken, "photo.jpg"));

        Assert.False(file.IsPicture);
        Assert.Equal(broken, (await world.Alice.Gets(file.Address)).Must(200).Bytes);
    }
}
