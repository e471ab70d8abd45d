using System.Globalization;
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
    public async Task Where_pages_tell_what_is_looked_at_opening_reads_nothing()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "un");
        await world.Alice.Says(conversation, "deux");
        await bob.Looks(0);

        var page = await bob.Reads(conversation);
        Assert.Equal((2, 0L), ((await bob.Dashboard()).Unread, (await world.Alice.Reads(conversation)).SeenAfter));
        var quiet = await bob.Looks(2, conversation, page.Cursor);

        Assert.Equal((0, 2L), ((await bob.Dashboard()).Unread, (await world.Alice.Reads(conversation)).SeenAfter));
        // Its own news are none to the page: it learns its new cursor, and that is all.
        Assert.Equal(304, quiet.Status);
        Assert.True(long.Parse(quiet.TagCursor!, CultureInfo.InvariantCulture) > long.Parse(page.Cursor, CultureInfo.InvariantCulture));
        Assert.Equal(304, (await bob.Polls(quiet.TagCursor!, conversation)).Status);
    }

    [Fact]
    public async Task Looking_neither_reads_what_comes_later_nor_what_is_not_there_nor_what_is_not_theirs()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var conversation = await world.Alice.WritesTo(bob, "un");
        await world.Alice.Says(conversation, "deux");
        var page = await bob.Dashboard();

        await bob.Looks(1, conversation, page.Cursor);
        Assert.Equal(1, (await bob.Dashboard()).Unread);
        await chloe.Looks(2, conversation);
        await bob.Looks(999, conversation, (await bob.Dashboard()).Cursor);
        await world.Alice.Says(conversation, "trois");

        Assert.Equal(1, (await bob.Dashboard()).Unread);
        Assert.Equal(2, (await world.Alice.Reads(conversation)).SeenAfter);
    }

    [Fact]
    public async Task Opening_takes_back_that_a_conversation_was_marked_as_unread_once_it_is_looked_at()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "un");
        await bob.Reads(conversation);
        await bob.Marks(conversation);
        await bob.Looks(0);

        var page = await bob.Reads(conversation);
        Assert.NotEqual(0, (await bob.Dashboard()).Unread);
        await bob.Looks(1, conversation, page.Cursor);

        Assert.Equal(0, (await bob.Dashboard()).Unread);
    }

    [Fact]
    public async Task A_session_whose_pages_have_stopped_telling_reads_by_opening_again()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await bob.Looks(0);
        var conversation = await world.Alice.WritesTo(bob, "un");

        List<int> unread = [];
        for (var pages = 0; pages < 12; pages++)
        {
            await bob.Reads(conversation);
            unread.Add((await bob.Dashboard()).Unread);
        }

        Assert.Equal([.. Enumerable.Repeat(1, 10), 0, 0], unread);
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
