using System.Text;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

/// <summary>Exact scenarios: a known number of messages, files, views, re-reads and 304s gives known figures.</summary>
public sealed class CounterTests
{
    [Fact]
    public async Task Messages_sent_seen_and_seen_again_are_counted_with_their_bytes()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloe"));
        var group = await bob.Founds("Chorale");
        await chloe.Joins(group);
        string[] texts = ["Bonjour", "Ça va ?", "À demain 👋"];
        foreach (var text in texts) await bob.Says(group.Conversation, text);
        await chloe.Says(group.Conversation, "Oui");

        await chloe.Reads(group.Conversation);
        await bob.Reads(group.Conversation);
        await chloe.Get($"/c/{group.Conversation}?before=99");
        await world.Settle();
        await world.Settle();

        var bytes = texts.Sum(text => (long)Encoding.UTF8.GetByteCount(text));
        Assert.Equal(7 + 8 + 14, bytes);
        Assert.Equal(new(3, bytes, 0), world.TotalOf(bob, Measure.MessagesSent));
        Assert.Equal(new(1, 3, 0), world.TotalOf(chloe, Measure.MessagesSent));
        Assert.Equal(new(3, 0, bytes), world.TotalOf(chloe, Measure.MessagesViewed));
        Assert.Equal(new(1, 0, 3), world.TotalOf(bob, Measure.MessagesViewed));
        Assert.Equal(new(4, bytes + 3, 0), world.TotalOf(Scope.Site, 0, Measure.MessagesSent));
        Assert.Equal(new(4, 0, bytes + 3), world.TotalOf(Scope.Site, 0, Measure.MessagesViewed));
    }

    [Fact]
    public async Task Pages_that_show_messages_again_count_them_as_read_again()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        await bob.Says(conversation, "deux");
        await world.Alice.Says(conversation, "trois");

        await bob.Reads(conversation); // two of his own, one new
        await bob.Reads(conversation); // three known ones
        await bob.Get($"/c/{conversation}?before=3"); // two known ones
        await world.Settle();

        Assert.Equal(new(1, 0, 5), world.TotalOf(bob, Measure.MessagesViewed));
        Assert.Equal(new(2 + 3 + 2, 0, 0), world.TotalOf(bob, Measure.MessagesReread));
    }

    [Fact]
    public async Task Files_put_on_line_and_seen_are_counted_to_the_byte()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        var content = Encoding.UTF8.GetBytes(new string('a', 12_345));
        (await bob.Sends(conversation, "le fichier", ("notes.txt", content))).Must(303);
        (await bob.Sends(conversation, "encore", ("notes2.txt", content))).Must(303);
        var page = (await world.Alice.Reads(conversation)).Html;
        var address = System.Text.RegularExpressions.Regex.Match(page, "/files/[\\w-]{16}/as/notes.txt").Value;

        Assert.Equal(content.Length, (await world.Alice.Bytes(address)).Length);
        Assert.Equal(content.Length, (await world.Alice.Bytes(address)).Length);
        var tag = (await world.Alice.Get(address)).Tag!;
        (await world.Alice.Get(address, ("If-None-Match", tag))).Must(304);
        await world.UntilSeen(EntryKind.FileDownloaded, 4);
        await world.Settle();

        Assert.Equal(new(2, 2 * 12_345, 0), world.TotalOf(bob, Measure.FilesReceived));
        Assert.Equal(new(1, 12_345, 0), world.TotalOf(bob, Measure.FilesShared));
        Assert.Equal(new(1, 0, 12_345), world.TotalOf(world.Alice, Measure.FilesViewed));
        Assert.Equal(new(3, 0, 2 * 12_345), world.TotalOf(world.Alice, Measure.FilesReviewed));
        Assert.Equal(new(1, 0, 12_345), world.TotalOf(world.Alice, Measure.FilesCached));
        Assert.Equal(1, world.TotalOf(world.Alice, Measure.Fresh).Times);
        Assert.Equal(12_345, world.TotalOf(world.Alice, Measure.Fresh).Down);
    }

    [Fact]
    public async Task A_304_counts_what_the_browser_holds_as_spared()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await bob.Dashboard();
        var page = await bob.Get("/", ("Accept-Encoding", "br"));
        await world.Settle();
        var before = world.TotalOf(bob, Measure.Fresh);

        (await bob.Get("/", ("Accept-Encoding", "br"), ("If-None-Match", page.Tag!))).Must(304);
        await bob.Polls("999", holdSeconds: 0);
        await world.Settle();

        var after = world.TotalOf(bob, Measure.Fresh);
        Assert.Equal(page.Length, after.Down - before.Down);
        Assert.Equal(1, after.Times - before.Times);
    }

    [Fact]
    public async Task Compression_tells_what_it_spared()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await bob.Dashboard();
        await world.Settle();
        var before = world.TotalOf(bob, Measure.Compressed);

        var plain = await bob.Get("/help");
        var compressed = await bob.Get("/help", ("Accept-Encoding", "br"));
        await world.Settle();

        Assert.Equal(before + new Usage(1, 0, plain.Length - compressed.Length), world.TotalOf(bob, Measure.Compressed));
    }

    [Fact]
    public async Task A_thumbnail_is_compared_with_two_named_baselines()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        var photo = Darkroom.Photo(2000, 1500);
        (await bob.Sends(conversation, "la photo", ("plage.jpg", photo))).Must(303);
        var page = (await world.Alice.Reads(conversation)).Html;
        var address = System.Text.RegularExpressions.Regex.Match(page, "/files/[\\w-]{16}/320").Value;

        var thumbnail = await world.Alice.Bytes(address);
        await world.UntilSeen(EntryKind.ThumbnailServed, 1);
        await world.Settle();

        Assert.Equal(new(1, 0, thumbnail.Length), world.TotalOf(world.Alice, Measure.BaselineServed));
        Assert.Equal(new(1, 0, photo.Length), world.TotalOf(world.Alice, Measure.BaselineNaive));
        Assert.Equal(
            new(1, 0, Math.Max((long)(photo.Length * 0.255), thumbnail.Length)),
            world.TotalOf(world.Alice, Measure.BaselineMessenger));
    }

    [Fact]
    public async Task Nothing_counts_twice_after_a_restart_or_a_write_that_failed()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        await world.Settle();
        await bob.Says(conversation, "deux");

        await world.Restart();
        await world.Settle();
        await bob.Says(conversation, "trois");
        await world.Settle();
        await world.Settle();

        Assert.Equal(new(3, 2 + 4 + 5, 0), world.TotalOf(bob, Measure.MessagesSent));
    }

    [Fact]
    public async Task A_line_that_cannot_be_counted_is_set_aside_and_the_rest_goes_on()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, "un");
        await world.Settle();

        Sql(world, """
            INSERT INTO journal (id, at, kind, actor, conversation, subject, amount)
            SELECT max(id) + 1, 0, 20, 1, NULL, NULL, 5 FROM journal
            """);
        await world.Restart();
        await bob.Says(conversation, "deux");
        await world.Settle();

        Assert.Equal(new(2, 6, 0), world.TotalOf(bob, Measure.MessagesSent));
        Assert.Single(world.Column("SELECT Error FROM footprint_set_aside"));
        Assert.Contains("1 lignes du journal", (await world.Alice.Get("/admin/footprint")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_picture_made_lighter_before_it_came_tells_what_it_weighed()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        using ByteArrayContent content = new(Encoding.ASCII.GetBytes(new string('a', 4_000)));
        content.Headers.ContentType = new("application/offset+octet-stream");

        var before = Convert.ToBase64String(Encoding.ASCII.GetBytes("30000"));
        var upload = await bob.Send(
            HttpMethod.Post,
            "/uploads",
            content,
            ("Sec-Fetch-Site", "same-origin"),
            ("Tus-Resumable", "1.0.0"),
            ("Upload-Length", "4000"),
            ("Upload-Metadata", $"filename YS50eHQ=,before {before}"));
        upload.Must(201);
        await world.Settle();

        Assert.Equal(new(1, 4_000, 0), world.TotalOf(bob, Measure.FilesReceived));
        Assert.Equal(new(1, 30_000, 26_000), world.TotalOf(bob, Measure.FilesLightened));
    }

    private static void Sql(World world, string sql)
    {
        var database = Path.Combine(world.Installation.Data, "ourwhats.db");
        using Microsoft.Data.Sqlite.SqliteConnection connection = new($"Data Source={database}");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
