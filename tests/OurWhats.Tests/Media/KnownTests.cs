using OurWhats.Shared.Journal;

namespace OurWhats.Tests.Media;

public sealed class KnownTests
{
    [Fact]
    public async Task What_one_sees_already_need_not_come_again()
    {
        await using var world = await FileWorld.Start();
        var bob = await world.Program("Bob");
        var content = FileWorld.Content(30_000);
        var file = await world.Pins("alice", await world.Alice.Sends(content), "bob");

        var hash = FileWorld.HashOf(content).ToUpperInvariant();
        var key = (await bob.Names(hash, content.Length, "C:\\à moi.bin")).Must(200)["Upload-Key"]!;

        Assert.Equal(content.Length, (await bob.Asks(key)).Must(200).Offset);
        await world.Unpins(file);
        var again = await world.Pins("bob", key);
        Assert.Equal(file, again);
        Assert.Equal(content, (await bob.Gets(again.Download("à moi.bin"))).Must(200).Bytes);
        await world.UntilNoted(EntryKind.FileStored, "30000", "0");
    }

    [Fact]
    public async Task Of_what_one_does_not_see_nobody_says_whether_it_is_there()
    {
        await using var world = await FileWorld.Start();
        var bob = await world.Place.Person("Bob");
        var content = FileWorld.Content(30_000);
        await world.Pins("alice", await world.Alice.Sends(content));

        List<(string, int)> answers = [];
        var known = FileWorld.HashOf(content);
        (string, int)[] named = [(known, 30_000), (known, 1), (new string('a', 64), 30_000), ("nonsense", 30_000)];
        foreach (var (hash, size) in named)
        {
            var page = (await bob.Post("/uploads/known", new() { ["hash"] = hash, ["size"] = $"{size}", ["name"] = "a.bin" })).Must(404);
            answers.Add((page.Html, await world.Place.QueriesOf(page)));
        }

        Assert.Single(answers.Distinct());
        (await world.Alice.Names(FileWorld.HashOf(content), 30_000)).Must(200);
        (await world.Alice.Names(FileWorld.HashOf(content), 30_001)).Must(404);
    }

    [Fact]
    public async Task What_is_only_named_counts_in_nobodys_room()
    {
        await using var world = await FileWorld.Start(settings: ["--Media:PersonBytes", "10000"]);
        var bob = await world.Program("Bob");
        var content = FileWorld.Content(9000);
        await world.Pins("alice", await world.Alice.Sends(content), "bob");

        (await bob.Names(FileWorld.HashOf(content), 9000)).Must(200);

        await bob.Sends(FileWorld.Content(10_000));
    }
}
