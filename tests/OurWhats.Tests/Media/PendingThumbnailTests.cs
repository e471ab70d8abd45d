using System.Diagnostics;
using System.Globalization;
using System.Text.RegularExpressions;
using ImageMagick;
using Microsoft.Extensions.DependencyInjection;
using OurWhats.Media.Store;
using OurWhats.Media.Thumbnails;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Tests.Footprint;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Search;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

/// <summary>
/// A picture that comes while the machine is too busy to draw it stays a picture, and gets its thumbnails later.
/// </summary>
public sealed class PendingThumbnailTests
{
    private static readonly byte[] Photo = Darkroom.Photo(2000, 1000);

    private Clock clock = null!;

    [Fact]
    public async Task It_stays_a_picture_everywhere_and_shows_once_it_is_drawn()
    {
        await using var world = await Begin();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "avant");
        await Halt(world, world.Alice, conversation);
        (await world.Alice.Sends(conversation, "la plage", ("plage.jpg", Photo))).Must(303);

        var page = await bob.Reads(conversation);
        var address = Regex.Match(page.Html, """<a class="doc" href="([^"]+)" title="plage.jpg, [^"]+">plage.jpg \([^<]+\)</a>""").Groups[1].Value;
        var viewer = (await bob.Get(address)).Must(200);
        var original = Regex.Match(viewer.Html, """<img src="(/files/[^"/]+)" width="2000" height="1000" """).Groups[1].Value;
        Assert.Equal(Photo, await bob.Bytes(original));
        (await bob.Get(original + "/320")).Must(404);
        await IsPicture(world, bob, conversation, address);

        await TryAgain(world, minutes: 2);

        var told = (await bob.Polls(page.Cursor, conversation)).Must(200);
        Assert.Contains($"<img src=\"{original}/320\"", told.Partial("#m3"), StringComparison.Ordinal);
        Assert.Contains($"<img src=\"{original}/320\"", (await bob.Reads(conversation)).Html, StringComparison.Ordinal);
        Assert.Contains($"<img src=\"{original}/1280\"", (await bob.Get(address + "?size=screen")).Must(200).Html, StringComparison.Ordinal);
        (await bob.Get(original + "/320")).Must(200);
        await IsPicture(world, bob, conversation, address);
        Assert.Equal(["[96,320,640,1280]"], Files(world, "Sizes"));
    }

    [Fact]
    public async Task It_is_tried_again_after_a_restart_and_not_too_soon()
    {
        await using var world = await Begin();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "avant");
        await Halt(world, world.Alice, conversation);
        (await world.Alice.Sends(conversation, "", ("plage.jpg", Photo))).Must(303);

        await world.Restart();
        await TryAgain(world, minutes: 0);
        Assert.Equal(["[]"], Files(world, "Sizes"));
        await TryAgain(world, minutes: 2);

        Assert.Equal(["[96,320,640,1280]"], Files(world, "Sizes"));
        Assert.Equal(["never"], Files(world, "CAST(coalesce(RetryAt, 'never') AS TEXT)"));
    }

    [Fact]
    public async Task An_attempt_that_fails_again_is_followed_by_one_later()
    {
        await using var world = await Begin();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "avant");
        await Halt(world, world.Alice, conversation);
        (await world.Alice.Sends(conversation, "", ("plage.jpg", Photo))).Must(303);
        await Halt(world, world.Alice, conversation, side: 11); // of a picture that is new

        await TryAgain(world, minutes: 2);
        var second = Files(world, "CAST(Attempts || ' ' || ((RetryAt - At) / 60000) || Sizes AS TEXT)");
        await TryAgain(world, minutes: 4); // too soon
        var early = Files(world, "Sizes");
        await TryAgain(world, minutes: 1);

        Assert.Equal(["2 7[]"], second); // 2 minutes after it came, and 5 more
        Assert.Equal(["[]"], early);
        Assert.Equal(["[96,320,640,1280]"], Files(world, "Sizes"));
    }

    [Fact]
    public async Task One_that_cannot_be_drawn_after_all_becomes_a_file()
    {
        await using var world = await Begin();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "avant");
        var torn = Darkroom.Corners(300, 200, MagickFormat.Png);
        await Halt(world, world.Alice, conversation);
        (await world.Alice.Sends(conversation, "", ("plage.jpg", torn[..(torn.Length / 2)]))).Must(303);
        Assert.Equal("📷 Photo", Assert.Single((await bob.Dashboard()).Lines).Preview);

        await TryAgain(world, minutes: 2);

        Assert.Equal("📎 Fichier", Assert.Single((await bob.Dashboard()).Lines).Preview);
        Assert.Matches("""<a class="doc" href="/files/[^"]+/as/plage.jpg" download>""", (await bob.Reads(conversation)).Html);
        Assert.Equal(["never"], Files(world, "CAST(coalesce(RetryAt, 'never') AS TEXT)"));
    }

    [Fact]
    public async Task The_same_picture_sent_again_brings_the_thumbnails_of_both()
    {
        await using var world = await Begin();
        var bob = await world.Person("Bob");
        var (conversation, other) = (await world.Alice.WritesTo(bob, "avant"), await bob.WritesTo(await world.Person("Chloé"), "avant"));
        await Halt(world, world.Alice, conversation);
        (await world.Alice.Sends(conversation, "", ("plage.jpg", Photo))).Must(303);

        var chloe = world.Visitor("Chloé");
        (await chloe.SignIn()).Must(303);
        (await chloe.Sends(other, "", ("autre.jpg", Photo))).Must(303); // she sees nobody else's

        Assert.Matches("<img src=\"/files/[^\"]+/320\"", (await bob.Reads(conversation)).Html);
        Assert.Matches("<img src=\"/files/[^\"]+/320\"", (await bob.Reads(other)).Html);
    }

    [Fact]
    public async Task A_portrait_that_cannot_be_drawn_now_is_refused_with_the_advice_to_try_again()
    {
        await using var world = await Begin();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "avant");
        await Halt(world, world.Alice, conversation);

        var refused = await world.Alice.Shows("/me", Darkroom.Photo(300, 200));
        var again = await world.Alice.Shows("/me", Darkroom.Photo(300, 200));

        Assert.Equal("Cette image n'a pas pu être préparée pour le moment. Réessayez dans quelques minutes.", refused.Must(400).Alert);
        again.Must(303);
    }

    [Fact]
    public async Task Nobody_is_told_that_its_location_is_gone_before_it_was_looked_for()
    {
        await using var world = await Begin();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "avant");
        await Halt(world, world.Alice, conversation);
        await using var scope = world.Installation.Services.CreateAsyncScope();
        var media = scope.ServiceProvider.GetRequiredService<IMedia>();
        var (alice, cancel) = (world.KeyOf(world.Alice), TestContext.Current.CancellationToken);
        var sent = await media.Receive(alice, "plage.jpg", new MemoryStream(Photo), media.MostBytes, cancel);

        var answer = await media.ForgetPosition(alice, sent.Upload!.Key, cancel);

        Assert.Equal((true, false), (sent.Upload.File.IsPicture, sent.Upload.File.HasThumbnails));
        Assert.Null(answer.Upload);
        Assert.Contains("plage.jpg", answer.Refusal, StringComparison.Ordinal);
    }

    [Fact]
    public void Attempts_come_at_longer_and_longer_intervals_and_end()
    {
        StoredFile file = new() { Key = "", Hash = "", Type = "image/png", Bytes = 1, At = 0 };
        List<long?> minutes = [];

        for (var i = 0; i < 7; i++)
        {
            file.TryLater(DateTimeOffset.UnixEpoch);
            minutes.Add(file.RetryAt / 60_000);
        }

        Assert.Equal([1, 5, 30, 180, 720, null, null], minutes);
    }

    [Theory]
    [InlineData(MagickFormat.Jpeg, "image/jpeg")]
    [InlineData(MagickFormat.Png, "image/png")]
    [InlineData(MagickFormat.Gif, "image/gif")]
    [InlineData(MagickFormat.WebP, "image/webp")]
    [InlineData(MagickFormat.Avif, "image/avif")]
    public void The_size_is_read_without_decoding(MagickFormat format, string type)
    {
        var picture = Darkroom.Corners(300, 200, format);

        Assert.Equal((300, 200), PictureSize.In(picture, type));
        for (var length = 0; length < Math.Min(picture.Length, 400); length++) PictureSize.In(picture.AsSpan(0, length), type);
        Random random = new(5);
        for (var i = 0; i < 2000; i++)
        {
            var broken = picture[..Math.Min(picture.Length, 500)];
            for (var j = 0; j < 20; j++) broken[random.Next(broken.Length)] = (byte)random.Next(256);
            PictureSize.In(broken, type);
        }
    }

    [Fact]
    public void The_size_of_a_phones_photo_is_read_too() => Assert.NotNull(PictureSize.In(Samples.Heic, "image/heic"));

    private Task<World> Begin() => World.Start(adapt: builder => clock = Clock.At(builder, "2026-03-02T10:00:00Z"));

    // The worker is there and then stopped, as on a machine that does not get round to it.
    private static async Task Halt(World world, Person person, long conversation, int side = 10)
    {
        (await person.Sends(conversation, "", ("rouge.png", Darkroom.Plain(side, side, MagickColors.Red)))).Must(303);
        var worker = Assert.Single(world.Installation.Services.GetRequiredService<ThumbnailService>().ProcessIds);
        using var stop = Process.Start("kill", ["-STOP", worker.ToString(CultureInfo.InvariantCulture)]);
        await stop.WaitForExitAsync();
        Assert.Equal(0, stop.ExitCode);
    }

    private async Task TryAgain(World world, int minutes)
    {
        clock.Now += TimeSpan.FromMinutes(minutes);
        await using var scope = world.Installation.Services.CreateAsyncScope();
        await scope.ServiceProvider.GetRequiredService<PendingThumbnails>().Run(TestContext.Current.CancellationToken);
    }

    private static async Task IsPicture(World world, Person person, long conversation, string address)
    {
        Assert.Equal("📷 Photo · la plage", Assert.Single((await person.Dashboard()).Lines).Preview);
        var (images, files) = (await person.Get($"/c/{conversation}/files?kind=images"), await person.Get($"/c/{conversation}/files?kind=files"));
        Assert.Contains($"href=\"{address}\"", images.Must(200).Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"href=\"{address}\"", files.Must(200).Html, StringComparison.Ordinal);
        Assert.Equal("1 message trouvé", (await world.Finds(person, "has:image plage")).Count);
    }

    // Of those that had to wait.
    private static IReadOnlyList<string> Files(World world, string column) =>
        world.Column($"SELECT {column} FROM media_files WHERE Attempts > 0");
}
