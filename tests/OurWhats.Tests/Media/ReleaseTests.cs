using Microsoft.Extensions.DependencyInjection;
using OurWhats.Shared.Contracts.Media;
using OurWhats.Shared.Journal;

namespace OurWhats.Tests.Media;

public sealed class ReleaseTests
{
    [Fact]
    public async Task A_file_to_which_nothing_refers_any_more_is_erased_with_its_thumbnails()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(1000);
        var file = await world.Pins("alice", await world.Alice.Sends(content));
        await File.WriteAllTextAsync(world.Store.PathOf(FileWorld.HashOf(content), 320), "drawn", TestContext.Current.CancellationToken);
        var other = await world.Pins("alice", await world.Alice.Sends(FileWorld.Content(2000)));

        await world.Unpins(file);

        Assert.Equal(2000, new FileInfo(Assert.Single(world.Stored)).Length);
        Assert.Equal([$"{other.Id}"], world.Place.Column("SELECT Id FROM media_files"));
        await world.UntilNoted(EntryKind.FileErased, "1000");
        (await world.Alice.Gets(file.Address)).Must(404);
    }

    [Fact]
    public async Task As_long_as_something_refers_to_it_it_stays()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(1000);
        var file = await world.Pins("alice", await world.Alice.Sends(content));
        var waiting = await world.Alice.Sends(content);

        await world.Unpins(file);
        Assert.Single(world.Stored);
        (await world.Alice.Gets(file.Address)).Must(200);
        (await world.Alice.Send(HttpMethod.Delete, "/uploads/" + waiting)).Must(204);

        Assert.Empty(world.Stored);
    }

    [Fact]
    public async Task One_that_comes_again_while_it_is_erased_is_there()
    {
        await using var world = await FileWorld.Start();
        var bob = await world.Program("Bob");
        var content = FileWorld.Content(1000);

        for (var round = 0; round < 30; round++)
        {
            var file = await world.Pins("alice", await world.Alice.Sends(content));
            var sending = bob.Sends(content);
            await Task.WhenAll(world.Unpins(file), sending);

            Assert.Equal(content, (await bob.Gets(file.Address)).Must(200).Bytes);
            (await bob.Send(HttpMethod.Delete, "/uploads/" + await sending)).Must(204);
            Assert.Empty(world.Stored);
        }
    }

    [Fact]
    public async Task What_was_rolled_back_is_not_erased()
    {
        await using var world = await FileWorld.Start();
        var file = await world.Pins("alice", await world.Alice.Sends(FileWorld.Content(1000)), "alice");

        await Assert.ThrowsAsync<TimeoutException>(() => world.Write<bool>(async (services, write) =>
        {
            world.Pinboard.Unpin(file.Id);
            await services.GetRequiredService<IMedia>().Release(write, [file.Id], CancellationToken.None);
            throw new TimeoutException("half way");
        }));

        Assert.Single(world.Stored);
        Assert.Equal(["1"], world.Place.Column("SELECT count(*) FROM media_files"));
    }
}
