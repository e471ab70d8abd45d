using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class ReadingTests
{
    [Fact]
    public async Task What_is_unread_shows_as_a_badge_until_it_is_read()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var conversation = await world.Alice.WritesTo(bob, "un");
        await world.Alice.Says(conversation, "deux");
        await chloe.WritesTo(bob, "trois");

        var before = await bob.Dashboard();
        await bob.Reads(conversation);
        var after = await bob.Dashboard();

        Assert.Equal([1, 2], before.Lines.Select(line => line.Unread));
        Assert.Equal((3, "(3) OurWhats"), (before.Unread, before.Title));
        Assert.Equal([1, 0], after.Lines.Select(line => line.Unread));
        Assert.Equal((1, "(1) OurWhats"), (after.Unread, after.Title));
    }

    [Fact]
    public async Task What_one_says_oneself_is_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        await bob.Says(conversation, Some.Text());

        Assert.Equal(0, (await bob.Dashboard()).Unread);
        Assert.Equal(1, (await world.Alice.Dashboard()).Unread);
    }

    [Fact]
    public async Task Service_lines_are_nothing_to_read()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);

        await chloe.Joins(group);
        await chloe.Leaves(group);

        foreach (var person in (Person[])[world.Alice, bob, chloe])
        {
            var dashboard = await person.Dashboard();
            Assert.Equal("Chloé a quitté le groupe", Assert.Single(dashboard.Lines).Preview);
            Assert.Equal(0, dashboard.Unread);
        }
    }

    [Fact]
    public async Task A_line_shows_where_reading_stopped()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "lu");
        await bob.Reads(conversation);
        await world.Alice.Says(conversation, "nouveau");

        var page = await bob.Reads(conversation);

        Assert.Contains("Nouveaux messages</li>\n<li id=\"m2\"", page.Html.Replace("</li><li", "</li>\n<li", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.DoesNotContain("Nouveaux messages", (await bob.Reads(conversation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_page_that_is_only_prefetched_is_not_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());

        (await bob.Get($"/c/{conversation}", ("Sec-Purpose", "prefetch"))).Must(200);

        Assert.Equal(1, (await bob.Dashboard()).Unread);
    }

    [Fact]
    public async Task An_open_page_says_up_to_where_it_was_seen_and_never_back()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        for (var i = 0; i < 3; i++) await world.Alice.Says(conversation, Some.Text());

        List<int> unread = [];
        foreach (var number in (int[])[3, 1, 3, 999])
        {
            (await bob.Post($"/c/{conversation}/read", new() { ["n"] = $"{number}" })).Must(204);
            unread.Add((await bob.Dashboard()).Unread);
        }

        Assert.Equal([1, 1, 1, 0], unread);
        await world.Alice.Says(conversation, Some.Text());
        Assert.Equal(1, (await bob.Dashboard()).Unread);
    }

    [Fact]
    public async Task What_is_read_in_one_tab_goes_from_the_others()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var poll = bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 200);
        await world.UntilHeld(1);

        await bob.Reads(conversation);

        var told = (await poll).Must(200);
        Assert.Equal("", told.Partial("#n"));
        Assert.Equal(0, Assert.Single(told.Lines).Unread);
    }
}
