using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class SeenTests
{
    [Fact]
    public async Task A_page_shows_up_to_where_the_other_has_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await world.Alice.Says(conversation, Some.Text());

        var before = await world.Alice.Reads(conversation);
        await bob.Reads(conversation);
        var after = await world.Alice.Reads(conversation);
        await world.Alice.Says(conversation, Some.Text());
        var more = await world.Alice.Reads(conversation);

        Assert.Equal((0, 2, 2), (before.SeenAfter, after.SeenAfter, more.SeenAfter));
    }

    [Fact]
    public async Task In_a_group_it_is_where_the_slowest_has_read()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        foreach (var person in (Person[])[bob, chloe]) await person.Joins(group);
        var first = await world.Alice.Says(group.Conversation, Some.Text());
        await bob.Reads(group.Conversation);
        var second = await world.Alice.Says(group.Conversation, Some.Text());

        List<long?> seen = [(await world.Alice.Reads(group.Conversation)).SeenAfter];
        foreach (var person in (Person[])[chloe, bob])
        {
            await person.Reads(group.Conversation);
            seen.Add((await world.Alice.Reads(group.Conversation)).SeenAfter);
        }

        Assert.Equal([first - 1, first, second], seen);
    }

    [Fact]
    public async Task Who_leaves_is_waited_for_no_longer()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        foreach (var person in (Person[])[bob, chloe]) await person.Joins(group);
        var said = await world.Alice.Says(group.Conversation, Some.Text());
        await bob.Reads(group.Conversation);
        var before = await world.Alice.Reads(group.Conversation);

        await chloe.Leaves(group);

        Assert.Equal(said - 1, before.SeenAfter);
        Assert.True((await world.Alice.Reads(group.Conversation)).SeenAfter >= said);
    }

    [Fact]
    public async Task Somebody_alone_is_read_by_nobody()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");

        var said = await world.Alice.Says(group.Conversation, Some.Text());

        Assert.True((await world.Alice.Reads(group.Conversation)).SeenAfter < said);
    }

    [Fact]
    public async Task Who_answers_has_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        await bob.Says(conversation, Some.Text());

        Assert.Equal(1, (await world.Alice.Get($"/c/{conversation}", ("Sec-Purpose", "prefetch"))).SeenAfter);
    }

    [Fact]
    public async Task An_open_page_is_told_when_what_it_said_is_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var poll = world.Alice.Polls((await world.Alice.Reads(conversation)).Cursor, conversation, holdSeconds: 200);
        await world.UntilHeld(1);

        await bob.Post($"/c/{conversation}/read", new() { ["n"] = "1" });

        var told = (await poll).Must(200);
        Assert.Contains("id=\"seen\"", told.Partial("#m1"), StringComparison.Ordinal);
        Assert.Null(told.Partial("#n"));
        (await world.Alice.Polls(told.TagCursor!, conversation)).Must(304);
    }

    [Fact]
    public async Task Only_authors_are_told_of_it()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        foreach (var person in (Person[])[bob, chloe]) await person.Joins(group);
        await world.Alice.Says(group.Conversation, Some.Text());
        await chloe.Reads(group.Conversation);
        var (alices, chloes) = ((await world.Alice.Reads(group.Conversation)).Tag!, (await chloe.Reads(group.Conversation)).Tag!);

        await bob.Reads(group.Conversation);

        (await world.Alice.Get($"/c/{group.Conversation}", ("If-None-Match", alices))).Must(200);
        (await chloe.Get($"/c/{group.Conversation}", ("If-None-Match", chloes))).Must(304);
    }

    [Fact]
    public async Task Earlier_pages_show_it_only_where_it_is()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        for (var i = 2; i <= 20; i++) await world.Alice.Says(conversation, Some.Text());
        await bob.Reads(conversation);
        await Task.WhenAll(Enumerable.Range(21, 80).Select(_ => world.Alice.Says(conversation, Some.Text())));

        var latest = await world.Alice.Reads(conversation);
        var middle = await world.Alice.Get($"/c/{conversation}?before=51", Person.Htmx);
        var first = await world.Alice.Get($"/c/{conversation}?before=11", Person.Htmx);
        await bob.Reads(conversation);
        var earlier = await world.Alice.Get($"/c/{conversation}?before=51", Person.Htmx);

        Assert.Equal((0, 20), (latest.SeenAfter, middle.SeenAfter));
        Assert.Null(first.SeenAfter);
        Assert.Null(earlier.SeenAfter);
    }
}
