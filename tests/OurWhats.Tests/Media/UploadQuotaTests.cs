using Microsoft.Extensions.DependencyInjection;
using OurWhats.Media;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

public sealed class UploadQuotaTests
{
    [Fact]
    public async Task An_empty_file_is_refused()
    {
        await using var world = await FileWorld.Start();

        Assert.Equal("Le fichier est vide.", (await world.Alice.Announces(0)).Must(400).Sentence);
        Assert.Equal("Le fichier est vide.", (await world.Receives("alice", "rien.txt", new MemoryStream())).Refusal);
        AssertNothingLeft(world);
    }

    [Fact]
    public async Task A_file_that_is_too_large_is_refused()
    {
        await using var world = await FileWorld.Start(settings: ["--Media:MostBytes", "1000000"]);
        const string tooLarge = "Ce fichier est trop lourd : 1 Mo au plus.";

        Assert.Equal(tooLarge, (await world.Alice.Announces(1_000_001)).Must(413).Sentence);
        Assert.Equal(tooLarge, (await world.Receives("alice", "lourd.bin", new MemoryStream(new byte[1_000_001]))).Refusal);
        await world.Alice.Sends(new byte[1_000_000]);
        Assert.Equal(1_000_000, new FileInfo(Assert.Single(world.Stored)).Length);
    }

    [Fact]
    public async Task Who_has_put_as_much_on_line_as_they_may_erases_some_first()
    {
        await using var world = await FileWorld.Start(settings: ["--Media:PersonBytes", "10000"]);
        var bob = await world.Program("Bob");
        var file = await world.Pins("alice", await world.Alice.Sends(FileWorld.Content(7000)));

        var refused = (await world.Alice.Announces(3001)).Must(413);
        var received = await world.Receives("alice", "encore.bin", new MemoryStream(FileWorld.Content(3001)));
        await bob.Sends(FileWorld.Content(10_000));
        await world.Unpins(file);

        Assert.Equal("Vos fichiers occupent déjà 7 ko sur 10 ko : effacez-en avant d'envoyer celui-ci.", refused.Sentence);
        Assert.Equal(refused.Sentence, received.Refusal);
        await world.Alice.Sends(FileWorld.Content(10_000));
    }

    [Fact]
    public async Task What_is_announced_counts_before_it_comes()
    {
        await using var world = await FileWorld.Start(settings: ["--Media:PersonBytes", "10000"]);
        var key = await world.Alice.Begins(6000);

        (await world.Alice.Announces(6000)).Must(413);
        (await world.Alice.Send(HttpMethod.Delete, "/uploads/" + key)).Must(204);

        await world.Alice.Begins(6000);
    }

    [Fact]
    public async Task One_cannot_fill_the_waiting_room()
    {
        await using var world = await FileWorld.Start();
        for (var i = 0; i < 200; i++) await world.Alice.Begins(1);

        var refused = (await world.Alice.Announces(1)).Must(429);

        Assert.Equal("Trop de fichiers attendent déjà d'être envoyés. Envoyez-les ou retirez-les d'abord.", refused.Sentence);
        await (await world.Program("Bob")).Begins(1);
    }

    [Fact]
    public async Task Files_of_forms_come_two_at_once_for_each_person()
    {
        await using var world = await FileWorld.Start();
        await world.Place.Person("Bob");
        using BlockedStream one = new(), two = new();
        using MemoryStream content = new(FileWorld.Content(1000));
        List<Task> blocked = [world.Receives("alice", "un.bin", one), world.Receives("alice", "deux.bin", two)];
        await Until.IsTrue(() => world.Coming.Count == 2, "two files were coming");

        var third = world.Receives("alice", "trois.bin", content);
        var other = await world.Receives("bob", "autre.bin", new MemoryStream(FileWorld.Content(500)));

        Assert.Null(other.Refusal);
        Assert.False(third.IsCompleted);
        Assert.Equal(0, content.Position);
        one.End();
        Assert.Null((await Until.Ends(third)).Refusal);
        two.End();
        await Task.WhenAll(blocked);
    }

    [Fact]
    public async Task When_the_disk_is_low_files_are_refused_and_messages_go_on()
    {
        await using var world = await FileWorld.Start(settings: ["--Media:FreeBytes", "1000000000000000"]);
        var bob = await world.Place.Person("Bob");

        var refused = (await world.Alice.Announces(1000)).Must(507);

        const string diskFull =
            "Le serveur n'a plus assez de place pour ce fichier. Les messages passent toujours ; prévenez l'administration.";
        Assert.Equal(diskFull, refused.Sentence);
        Assert.Equal(refused.Sentence, (await world.Receives("alice", "a.bin", new MemoryStream(new byte[1000]))).Refusal);
        Assert.NotEqual(0, await world.Place.Alice.WritesTo(bob, "bonjour"));
        AssertNothingLeft(world);
    }

    [Fact]
    public async Task When_the_disk_is_low_since_a_file_began_to_come_it_comes_no_further()
    {
        var free = 0L;
        await using var world = await FileWorld.Start(builder => builder.Services.AddSingleton(new MediaLimits(1000, 10_000, free)));
        var key = await world.Alice.Begins(1000);
        (await world.Alice.Goes(key, 0, new byte[500])).Must(204);
        free = 1_000_000_000_000_000;
        await world.Place.Restart();

        (await world.Alice.Goes(key, 500, new byte[500])).Must(507);

        (await world.Alice.Asks(key)).Must(404);
        AssertNothingLeft(world);
    }

    [Fact]
    public async Task When_the_disk_fills_in_the_middle_what_came_makes_room()
    {
        Assert.SkipUnless(OperatingSystem.IsLinux(), "A disk that is always full is needed.");
        await using var world = await FileWorld.Start();
        var key = await world.Alice.Begins(100_000);
        File.CreateSymbolicLink(world.Store.TemporaryPathOf(key), "/dev/full");

        var offset = (await world.Alice.Asks(key)).Must(200).Offset; // a link has a length
        var refused = (await world.Alice.Goes(key, offset, FileWorld.Content(90_000))).Must(507);

        Assert.StartsWith("Le serveur n'a plus assez de place", refused.Sentence, StringComparison.Ordinal);
        (await world.Alice.Asks(key)).Must(404);
        AssertNothingLeft(world);
    }

    [Fact]
    public async Task A_file_that_breaks_off_leaves_nothing()
    {
        await using var world = await FileWorld.Start();

        var received = await world.Receives("alice", "moitié.bin", new BreakingStream(FileWorld.Content(50_000)));

        Assert.Equal("L'envoi du fichier s'est interrompu.", received.Refusal);
        AssertNothingLeft(world);
    }

    private static void AssertNothingLeft(FileWorld world)
    {
        Assert.Empty(world.Coming);
        Assert.Empty(world.Stored);
        Assert.Equal(["0"], world.Place.Column("SELECT count(*) FROM media_uploads"));
    }

    /// <summary>A file that comes to an end only when it is told.</summary>
    private sealed class BlockedStream : MemoryStream
    {
        private readonly TaskCompletionSource end = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public void End() => end.TrySetResult();

        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default)
        {
            await end.Task;
            return 0;
        }
    }

    private sealed class BreakingStream(byte[] content) : MemoryStream(content)
    {
        public override async ValueTask<int> ReadAsync(Memory<byte> buffer, CancellationToken cancellationToken = default) =>
            await base.ReadAsync(buffer, cancellationToken) is > 0 and var read ? read : throw new IOException("The line is cut.");
    }
}
