using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

public sealed class SweepTests
{
    [Fact]
    public async Task After_a_day_what_nobody_attached_or_finished_is_gone()
    {
        Clock clock = null!;
        await using var world = await FileWorld.Start(builder => clock = Clock.At(builder, $"{TimeProvider.System.GetUtcNow():u}"));
        await world.Pins("alice", await world.Alice.Sends(FileWorld.Content(100)));
        var (whole, half) = (await world.Alice.Sends(FileWorld.Content(200)), await world.Alice.Begins(1000));
        (await world.Alice.Goes(half, 0, FileWorld.Content(500))).Must(204);
        await world.Sweeps();
        Assert.Equal((2, 1), (world.Stored.Count, world.Coming.Count));

        clock.Now += TimeSpan.FromHours(25);
        foreach (var key in (string[])[whole, half]) (await world.Alice.Asks(key)).Must(404);
        await world.Sweeps();

        Assert.Equal(100, new FileInfo(Assert.Single(world.Stored)).Length);
        Assert.Empty(world.Coming);
        Assert.Equal(["0"], world.Place.Column("SELECT count(*) FROM media_uploads"));
        Assert.Equal(["1"], world.Place.Column("SELECT count(*) FROM media_files"));
    }

    [Fact]
    public async Task After_a_day_what_a_crash_left_is_gone()
    {
        await using var world = await FileWorld.Start();
        await world.Pins("alice", await world.Alice.Sends(FileWorld.Content(100)));
        var (old, young) = (FileWorld.HashOf(FileWorld.Content(10)), FileWorld.HashOf(FileWorld.Content(10)));
        Leave(world.Store.PathOf(old), hours: 25);
        Leave(world.Store.PathOf(old, 320), hours: 25);
        Leave(world.Store.TemporaryPathOf("old"), hours: 25);
        Leave(world.Store.TemporaryPathOf("old.320"), hours: 25);
        Leave(world.Store.PathOf(young), hours: 23);
        Leave(world.Store.TemporaryPathOf("young"), hours: 23);

        await world.Sweeps();

        Assert.Equal(2, world.Stored.Count);
        Assert.Contains(world.Store.PathOf(young), world.Stored);
        Assert.Equal([world.Store.TemporaryPathOf("young")], world.Coming);
    }

    [Fact]
    public async Task After_a_day_a_file_to_which_nothing_refers_is_gone()
    {
        Clock clock = null!;
        await using var world = await FileWorld.Start(builder => clock = Clock.At(builder, $"{TimeProvider.System.GetUtcNow():u}"));
        var forgotten = await world.Pins("alice", await world.Alice.Sends(FileWorld.Content(100)));
        await world.Pins("alice", await world.Alice.Sends(FileWorld.Content(200)));
        world.Pinboard.Unpin(forgotten.Id);

        await world.Sweeps();
        Assert.Equal(2, world.Stored.Count);
        clock.Now += TimeSpan.FromHours(25);
        await world.Sweeps();

        Assert.Equal(200, new FileInfo(Assert.Single(world.Stored)).Length);
    }

    private static void Leave(string path, int hours)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(path)!);
        File.WriteAllText(path, "left");
        File.SetLastWriteTimeUtc(path, TimeProvider.System.GetUtcNow().UtcDateTime.AddHours(-hours));
    }
}
