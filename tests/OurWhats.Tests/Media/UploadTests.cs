using OurWhats.Shared.Journal;

namespace OurWhats.Tests.Media;

public sealed class UploadTests
{
    [Fact]
    public async Task A_file_comes_back_byte_for_byte()
    {
        await using var world = await FileWorld.Start();
        await world.Program("Bob");
        var content = FileWorld.Content(300_000);

        var file = await world.Pins("alice", await world.Alice.Sends(content, "Carte d'été.bin"), "bob");

        Assert.Equal((content.Length, "application/octet-stream"), (file.Bytes, file.Type));
        Assert.Equal(FileWorld.KeyOf(content), file.Key);
        Assert.Equal(content, (await world.Alice.Gets(file.Address)).Must(200).Bytes);
        Assert.Equal(content, await File.ReadAllBytesAsync(Assert.Single(world.Stored), TestContext.Current.CancellationToken));
        await world.UntilNoted(EntryKind.FileStored, $"{content.Length}");
        Assert.Empty(world.Coming);
    }

    [Fact]
    public async Task It_may_come_in_parts()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(100_000);
        var key = await world.Alice.Begins(content.Length);

        var offset = 0L;
        foreach (var part in content.Chunk(30_000)) offset = (await world.Alice.Goes(key, offset, part)).Must(204).Offset;

        Assert.Equal(content.Length, offset);
        Assert.Equal(content, (await world.Alice.Gets("/files/" + FileWorld.KeyOf(content))).Must(200).Bytes);
    }

    [Fact]
    public async Task It_may_come_with_its_announcement()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(50_000);

        var part = TusClient.Part(content[..20_000]);
        var reply = (await world.Alice.Send(HttpMethod.Post, "/uploads", part, ("Upload-Length", "50000"))).Must(201);

        Assert.Equal(20_000, reply.Offset);
        Assert.Equal(50_000, (await world.Alice.Goes(reply.Key, 20_000, content[20_000..])).Must(204).Offset);
        Assert.Equal(content, (await world.Alice.Gets("/files/" + FileWorld.KeyOf(content))).Must(200).Bytes);
    }

    [Fact]
    public async Task It_may_come_by_a_form()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(200_000);

        var received = await world.Receives("alice", "C:\\photos\\été.bin", new MemoryStream(content));

        Assert.Null(received.Refusal);
        Assert.Equal("été.bin", received.Upload!.Name);
        Assert.Equal(content, (await world.Alice.Gets(received.Upload.File.Address)).Must(200).Bytes);
        Assert.Empty(world.Coming);
    }

    [Fact]
    public async Task The_same_content_lies_there_once_however_often_it_comes()
    {
        await using var world = await FileWorld.Start();
        var bob = await world.Program("Bob");
        var content = FileWorld.Content(10_000);

        var first = await world.Pins("alice", await world.Alice.Sends(content));
        var second = await world.Pins("bob", await bob.Sends(content));
        await Task.WhenAll(Enumerable.Range(0, 8).Select(i => (i % 2 == 0 ? world.Alice : bob).Sends(content)));

        Assert.Equal(first, second);
        Assert.Single(world.Stored);
        Assert.Equal(["1"], world.Place.Column("SELECT count(*) FROM media_files"));
    }

    [Fact]
    public async Task The_content_says_what_it_is_not_the_name()
    {
        await using var world = await FileWorld.Start();

        var file = await world.Pins("alice", await world.Alice.Sends("%PDF-1.7\n…"u8.ToArray(), "photo.jpg"));

        Assert.Equal("application/pdf", file.Type);
    }

    [Fact]
    public async Task Asked_how_it_stands_it_tells()
    {
        await using var world = await FileWorld.Start();
        var key = await world.Alice.Begins(1000, "été.txt");
        (await world.Alice.Goes(key, 0, FileWorld.Content(400))).Must(204);

        var told = (await world.Alice.Asks(key)).Must(200);

        Assert.Equal(
            (400, "1000", "no-store", "1.0.0"),
            (told.Offset, told["Upload-Length"], told["Cache-Control"], told["Tus-Resumable"]));
        Assert.Equal(TusClient.Named("été.txt"), told["Upload-Metadata"]);
        var expires = DateTimeOffset.Parse(told["Upload-Expires"]!, System.Globalization.CultureInfo.InvariantCulture);
        Assert.InRange(expires - TimeProvider.System.GetUtcNow(), TimeSpan.FromHours(23), TimeSpan.FromHours(24));
    }

    [Fact]
    public async Task One_that_is_whole_stays_so()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(1000);
        var key = await world.Alice.Sends(content);

        (await world.Alice.Goes(key, 1000, [])).Must(204);
        (await world.Alice.Goes(key, 0, content)).Must(409);

        Assert.Equal(1000, (await world.Alice.Asks(key)).Must(200).Offset);
        Assert.Empty(world.Coming);
    }

    [Fact]
    public async Task Taken_back_it_is_gone_on_the_disk_too()
    {
        await using var world = await FileWorld.Start();
        var (whole, half) = (await world.Alice.Sends(FileWorld.Content(1000)), await world.Alice.Begins(1000));
        var form = await world.Alice.Sends(FileWorld.Content(2000));
        (await world.Alice.Goes(half, 0, FileWorld.Content(500))).Must(204);
        Assert.Equal((2, 1), (world.Stored.Count, world.Coming.Count));

        (await world.Alice.Send(HttpMethod.Delete, "/uploads/" + whole)).Must(204);
        (await world.Alice.Send(HttpMethod.Delete, "/uploads/" + half)).Must(204);
        (await world.Place.Alice.Post($"/uploads/{form}/removal", new() { ["next"] = "/help" })).Must(303);

        foreach (var key in (string[])[whole, half, form]) (await world.Alice.Asks(key)).Must(404);
        Assert.Empty(world.Stored);
        Assert.Empty(world.Coming);
        Assert.Equal(["0"], world.Place.Column("SELECT count(*) FROM media_files"));
    }

    [Fact]
    public async Task One_persons_uploads_are_nobody_elses()
    {
        await using var world = await FileWorld.Start();
        var bob = await world.Program("Bob");
        var content = FileWorld.Content(1000);
        var (whole, half) = (await world.Alice.Sends(content), await world.Alice.Begins(1000));

        foreach (var key in (string[])[whole, half, "AAAAAAAAAAAAAAAAAAAAAA"])
        {
            (await bob.Asks(key)).Must(404);
            (await bob.Goes(key, 0, content)).Must(404);
            (await bob.Send(HttpMethod.Delete, "/uploads/" + key)).Must(404);
            (await bob.Send(HttpMethod.Post, $"/uploads/{key}/removal")).Must(404);
        }

        (await bob.Gets("/files/" + FileWorld.KeyOf(content))).Must(404);
        (await world.Alice.Gets("/files/" + FileWorld.KeyOf(content))).Must(200);
        (await world.Alice.Goes(half, 0, content)).Must(204);
    }
}
