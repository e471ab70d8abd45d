using System.Globalization;
using Microsoft.Data.Sqlite;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Journal;

namespace OurWhats.Tests.Media;

public sealed class ServingTests
{
    private static readonly byte[] Png = [0x89, .. "PNG\r\n\x1A\n"u8, .. new byte[50_000]];

    [Theory]
    [InlineData("png", "inline", "image/png")]
    [InlineData("pdf", "attachment", "application/pdf")]
    [InlineData("ogg", "inline", "audio/ogg")]
    [InlineData("html", "attachment", "text/plain")]
    public async Task A_file_goes_out_as_data_never_as_a_page(string kind, string disposition, string type)
    {
        await using var world = await FileWorld.Start();
        var content = kind switch
        {
            "png" => Png,
            "pdf" => "%PDF-1.7"u8.ToArray(),
            "ogg" => "OggS\0\0"u8.ToArray(),
            _ => "<script>alert(1)</script>"u8.ToArray(),
        };
        var file = await world.Pins("alice", await world.Alice.Sends(content, $"d'été €.{kind}"));

        var shown = (await world.Alice.Gets(file.Address)).Must(200);
        var kept = (await world.Alice.Gets(file.Download($"d'été €.{kind}"))).Must(200);

        foreach (var (reply, how) in ((Reply, string)[])[(shown, disposition), (kept, "attachment")])
        {
            Assert.Equal(content, reply.Bytes);
            Assert.Equal(type, reply["Content-Type"]);
            Assert.StartsWith(how + ";", reply["Content-Disposition"], StringComparison.Ordinal);
            Assert.EndsWith(
                $"filename*=UTF-8''d%27%C3%A9t%C3%A9%20%E2%82%AC.{kind}", reply["Content-Disposition"], StringComparison.Ordinal);
            Assert.Equal("nosniff", reply["X-Content-Type-Options"]);
            Assert.Equal("sandbox;default-src 'none'", reply["Content-Security-Policy"]);
            Assert.Equal("same-origin", reply["Cross-Origin-Resource-Policy"]);
            Assert.Equal(["immutable", "max-age=31536000", "private"], reply["Cache-Control"]!.Split(", ").Order(StringComparer.Ordinal));
            Assert.Equal($"\"{file.Key}\"", reply["ETag"]);
        }
    }

    [Fact]
    public async Task Parts_of_it_can_be_asked_for()
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends(Png));

        var part = (await world.Alice.Gets(file.Address, ("Range", "bytes=100-199"))).Must(206);
        var end = (await world.Alice.Gets(file.Address, ("Range", "bytes=-10"))).Must(206);
        var other = (await world.Alice.Gets(file.Address, ("Range", "bytes=0-9"), ("If-Range", "\"another\""))).Must(200);
        (await world.Alice.Gets(file.Address, ("Range", "bytes=999999-"))).Must(416);

        Assert.Equal(Png[100..200], part.Bytes);
        Assert.Equal(($"bytes 100-199/{Png.Length}", "bytes"), (part["Content-Range"], part["Accept-Ranges"]));
        Assert.Equal(Png[^10..], end.Bytes);
        Assert.Equal(Png, other.Bytes);
        await world.UntilNoted(EntryKind.OriginalServed, "100", "10", $"{Png.Length}");
    }

    [Theory]
    [InlineData("W/{0}", 304)]
    [InlineData("\"other\", W/{0}", 304)]
    [InlineData("*", 304)]
    [InlineData("W/\"other\"", 200)]
    public async Task A_tag_that_a_proxy_has_made_weak_is_known(string header, int status)
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends(Png));
        var tag = (await world.Alice.Gets(file.Address)).Must(200)["ETag"]!;

        var again = await world.Alice.Gets(file.Address, ("If-None-Match", header.Replace("{0}", tag, StringComparison.Ordinal)));

        again.Must(status);
    }

    [Fact]
    public async Task Who_has_it_is_not_sent_it_again()
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends(Png));
        var tag = (await world.Alice.Gets(file.Address)).Must(200)["ETag"]!;
        var pulse = (await world.Place.Alice.Dashboard()).TagCursor;

        var again = (await world.Alice.Gets(file.Address, ("If-None-Match", tag))).Must(304);
        await world.Alice.Gets(file.Download("notes.bin"));

        Assert.Empty(again.Bytes);
        await world.UntilNoted(EntryKind.OriginalServed, $"{Png.Length}", "0");
        await world.UntilNoted(EntryKind.FileDownloaded, $"{Png.Length}");
        Assert.Equal(pulse, (await world.Place.Alice.Dashboard()).TagCursor);
    }

    [Fact]
    public async Task What_was_sent_is_written_down_at_the_stop_at_the_latest()
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends(Png));
        (await world.Alice.Gets(file.Address)).Must(200);

        await world.Place.Restart();

        Assert.Equal([$"{Png.Length}"], world.Place.Column("SELECT amount FROM journal WHERE kind = 42"));
    }

    [Fact]
    public async Task A_thumbnail_that_was_not_drawn_is_the_next_smaller_one()
    {
        await using var world = await FileWorld.Start();
        var file = await Drawn(world, [320, 640]);

        var replies = new List<string>();
        foreach (var size in (int[])[100, 320, 640, 1280, 99999]) replies.Add(await Shown(world, file, size));

        Assert.Equal(["404", "image/webp 320", "image/webp 640", "image/webp 640", "image/webp 640"], replies);
        await world.UntilNoted(EntryKind.ThumbnailServed, "3", "3", "3", "3");
    }

    [Fact]
    public async Task A_file_without_thumbnails_has_none()
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends("%PDF-1.7"u8.ToArray()));

        (await world.Alice.Gets(file.Thumbnail(320))).Must(404);
    }

    [Fact]
    public async Task It_is_downloaded_under_its_own_names_only()
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends(Png, "a%20b#c?.png"));

        (await world.Alice.Gets(file.Download("a%20b#c?.png"))).Must(200);
        (await world.Alice.Gets(file.Download("facture.exe"))).Must(404);
    }

    [Fact]
    public async Task Only_those_who_see_it_learn_that_it_is_there()
    {
        await using var world = await FileWorld.Start();
        var (bob, chloe) = (await world.Program("Bob"), await world.Program("Chloe"));
        var file = await Drawn(world, [320], "bob");
        string[] addresses = [file.Address, file.Thumbnail(320), file.Download("notes.bin")];

        foreach (var address in addresses)
        {
            (await bob.Gets(address)).Must(200);
            var nothing = (await chloe.Gets(address.Replace(file.Key, "AAAAAAAAAAAAAAAA", StringComparison.Ordinal))).Must(404);
            Assert.Equal(nothing.Text, (await chloe.Gets(address, ("If-None-Match", $"\"{file.Key}\""))).Must(404).Text);
        }

        world.Pinboard.Unpin(file.Id);
        foreach (var address in addresses) (await bob.Gets(address, ("If-None-Match", $"\"{file.Key}\""))).Must(404);
    }

    [Fact]
    public async Task To_look_at_a_file_costs_few_queries_and_no_write()
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends(Png));
        await world.Place.Alice.Dashboard();

        var page = (await world.Place.Alice.Get(file.Address)).Must(200);

        Assert.InRange(await world.Place.QueriesOf(page), 1, 3);
    }

    // A file with thumbnails of three bytes each, as if they had been made.
    private static async Task<FileCard> Drawn(FileWorld world, int[] sizes, params string[] readers)
    {
        var file = await world.Pins("alice", await world.Alice.Sends(Png), readers);
        foreach (var size in sizes)
        {
            var path = world.Store.PathOf(FileWorld.HashOf(Png), size);
            await File.WriteAllTextAsync(path, size.ToString(CultureInfo.InvariantCulture));
        }

        using SqliteConnection connection = new($"Data Source={Path.Combine(world.Place.Installation.Data, "ourwhats.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = $"UPDATE media_files SET Sizes = '[{string.Join(',', sizes)}]'";
        command.ExecuteNonQuery();
        return file;
    }

    private static async Task<string> Shown(FileWorld world, FileCard file, int size)
    {
        var reply = await world.Alice.Gets(file.Thumbnail(size));
        return reply.Status == 200 ? $"{reply["Content-Type"]} {reply.Text}" : $"{reply.Status}";
    }
}
