using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

public sealed class ResumeTests
{
    private const int Sent = 700_000;

    [Fact]
    public async Task What_came_before_the_line_was_cut_need_not_come_again()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(2_000_000);
        var key = await world.Alice.Begins(content.Length);
        using var line = await CutLine.Sends(world.Place.Installation.Address, world.Place.Alice, key, 0, content, Sent);
        await UntilCame(world, key, Sent);

        line.Cut();

        Assert.Equal(Sent, (await world.Alice.Asks(key)).Must(200).Offset);
        (await world.Alice.Goes(key, Sent, content[Sent..])).Must(204);
        Assert.Equal(content, (await world.Alice.Gets("/files/" + FileWorld.KeyOf(content))).Must(200).Bytes);
    }

    [Fact]
    public async Task Who_comes_back_need_not_wait_until_the_server_sees_that_the_line_is_dead()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(1_000_000);
        var key = await world.Alice.Begins(content.Length);
        using var dead = await CutLine.Sends(world.Place.Installation.Address, world.Place.Alice, key, 0, content, Sent);
        await UntilCame(world, key, Sent);

        Assert.Equal(Sent, (await world.Alice.Asks(key)).Must(200).Offset);
        using var alsoDead = await CutLine.Sends(world.Place.Installation.Address, world.Place.Alice, key, Sent, content[Sent..], 100_000);
        await UntilCame(world, key, Sent + 100_000);
        (await world.Alice.Goes(key, Sent + 100_000, content[(Sent + 100_000)..])).Must(204);

        Assert.Equal(content, (await world.Alice.Gets("/files/" + FileWorld.KeyOf(content))).Must(200).Bytes);
    }

    [Fact]
    public async Task A_part_with_a_checksum_comes_whole_or_not_at_all()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(1000);
        var key = await world.Alice.Begins(content.Length);
        (await world.Alice.Goes(key, 0, content[..300])).Must(204);

        (await world.Alice.Goes(key, 300, content[300..], ("Upload-Checksum", "sha1 2jmj7l5rSw0yVb/vlWAYkK/YBwk="))).Must(460);

        Assert.Equal(300, (await world.Alice.Asks(key)).Must(200).Offset);
    }

    [Fact]
    public async Task A_stop_of_the_server_costs_nothing_that_has_come()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(100_000);
        var key = await world.Alice.Begins(content.Length);
        (await world.Alice.Goes(key, 0, content[..60_000])).Must(204);

        await world.Place.Restart();

        Assert.Equal(60_000, (await world.Alice.Asks(key)).Must(200).Offset);
        (await world.Alice.Goes(key, 60_000, content[60_000..])).Must(204);
        Assert.Equal(content, (await world.Alice.Gets("/files/" + FileWorld.KeyOf(content))).Must(200).Bytes);
    }

    [Fact]
    public async Task One_that_came_whole_just_before_a_crash_is_taken_in_when_asked_for()
    {
        await using var world = await FileWorld.Start();
        var content = FileWorld.Content(5000);
        var key = await world.Alice.Begins(content.Length);
        await File.WriteAllBytesAsync(world.Store.TemporaryPathOf(key), content, TestContext.Current.CancellationToken);

        Assert.Equal(5000, (await world.Alice.Asks(key)).Must(200).Offset);

        Assert.Equal(content, (await world.Alice.Gets("/files/" + FileWorld.KeyOf(content))).Must(200).Bytes);
        Assert.Empty(world.Coming);
    }

    [Fact]
    public async Task Signing_out_ends_what_is_on_its_way()
    {
        await using var world = await FileWorld.Start();
        var (bob, content) = (await world.Place.Person("Bob"), FileWorld.Content(1_000_000));
        var key = await world.Program(bob).Begins(content.Length);
        using var line = await CutLine.Sends(world.Place.Installation.Address, bob, key, 0, content, Sent);
        await UntilCame(world, key, Sent);

        (await bob.Post("/sign-out")).Must(303);
        (await bob.SignIn()).Must(303);

        Assert.Equal(Sent, (await world.Program(bob).Asks(key)).Must(200).Offset);
    }

    private static Task UntilCame(FileWorld world, string key, long bytes) => Until.IsTrue(
        () => new FileInfo(world.Store.TemporaryPathOf(key)) is { Exists: true } file && file.Length == bytes,
        "the bytes had come");
}
