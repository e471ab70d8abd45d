using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class PollTests
{
    [Fact]
    public async Task Where_nothing_is_new_a_poll_says_so_without_a_query()
    {
        await using var world = await World.Start();
        var cursor = (await world.Alice.Dashboard()).Cursor;

        var poll = await world.Alice.Polls(cursor);

        Assert.Equal(cursor, poll.Must(304).TagCursor);
        Assert.Empty(poll.Html);
        Assert.Equal(0, await world.QueriesOf(poll));
    }

    [Fact]
    public async Task A_message_comes_with_its_row_the_count_and_the_next_cursor()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var (conversation, text) = (await world.Alice.WritesTo(bob, Some.Text()), Some.Text());
        var page = await bob.Reads(conversation);
        var dashboard = await bob.Dashboard();
        await world.Alice.Says(conversation, text);

        var inConversation = (await bob.Polls(page.Cursor, conversation)).Must(200);
        var onDashboard = (await bob.Polls(dashboard.Cursor)).Must(200);

        Assert.Equal(text, Assert.Single(inConversation.Texts));
        Assert.Equal(new(conversation, "Alice", text, 1), Assert.Single(onDashboard.Lines));
        Assert.Equal("1", onDashboard.Partial("#n"));
        Assert.NotEqual(dashboard.Cursor, onDashboard.TagCursor);
        (await bob.Polls(onDashboard.TagCursor!)).Must(304);
        (await bob.Polls(inConversation.TagCursor!, conversation)).Must(304);
    }

    [Fact]
    public async Task A_held_poll_ends_when_something_is_said()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var (conversation, text) = (await world.Alice.WritesTo(bob, Some.Text()), Some.Text());
        var poll = bob.Polls((await bob.Reads(conversation)).Cursor, conversation, holdSeconds: 200);
        await world.UntilHeld(1);

        await world.Alice.Says(conversation, text);

        Assert.Equal(text, Assert.Single((await poll).Must(200).Texts));
    }

    [Fact]
    public async Task A_tab_is_not_woken_by_what_it_says_itself_but_the_others_are()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        var cursor = (await bob.Reads(conversation)).Cursor;
        var here = bob.Polls(cursor, conversation, holdSeconds: 2, tab: "here");
        var there = bob.Polls(cursor, conversation, holdSeconds: 200, tab: "there");
        await world.UntilHeld(2);

        await bob.Post($"/c/{conversation}/messages", new() { ["text"] = "c'est moi", ["t"] = "here" }, Person.Htmx);

        Assert.Equal("c'est moi", Assert.Single((await there).Must(200).Texts));
        var own = (await here).Must(304);
        Assert.NotEqual(cursor, own.TagCursor);
        (await bob.Polls(own.TagCursor!, conversation)).Must(304);
    }

    [Fact]
    public async Task Whoever_is_not_concerned_is_not_woken()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var poll = chloe.Polls((await chloe.Dashboard()).Cursor, holdSeconds: 1);
        await world.UntilHeld(1);

        await world.Alice.WritesTo(bob, Some.Text());

        (await poll).Must(304);
    }

    [Fact]
    public async Task A_held_poll_ends_when_its_session_does()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var poll = bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 200);
        await world.UntilHeld(1);

        (await bob.Post("/sign-out")).Must(303);

        Assert.Empty((await poll).Must(401).Html);
    }

    [Theory]
    [InlineData("999999999")]
    [InlineData("hier")]
    [InlineData("-1")]
    [InlineData("")]
    [InlineData("99999999999999999999999999")]
    public async Task A_cursor_that_cannot_be_has_the_page_drawn_anew(string cursor)
    {
        await using var world = await World.Start();

        var poll = await world.Alice.Polls(cursor, holdSeconds: 200);

        Assert.Equal("true", Assert.Single(poll.Must(204).Headers.GetValues("HX-Refresh")));
    }

    [Fact]
    public async Task Who_missed_very_much_has_the_page_drawn_anew()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await bob.Reads(conversation)).Cursor;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => world.Alice.Says(conversation, Some.Text())));

        var poll = await bob.Polls(cursor, conversation);

        Assert.Contains("HX-Refresh", poll.Must(204).Headers.Select(header => header.Key));
    }

    [Fact]
    public async Task After_a_restart_a_poll_still_tells_what_came_meanwhile()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await bob.Reads(conversation)).Cursor;
        await world.Alice.Says(conversation, "avant");

        await world.Restart();
        await world.Alice.Says(conversation, "après");

        var poll = (await bob.Polls(cursor, conversation)).Must(200);
        Assert.Equal(["avant", "après"], poll.Texts);
        (await bob.Polls(poll.TagCursor!, conversation)).Must(304);
    }

    [Fact]
    public async Task Held_polls_do_not_keep_the_application_from_stopping()
    {
        await using var world = await World.Start();
        var cursor = (await world.Alice.Dashboard()).Cursor;
        var polls = Enumerable.Range(0, 10).Select(_ => world.Alice.Polls(cursor, holdSeconds: 200)).ToList();
        await world.UntilHeld(10);

        await Until.Ends(world.Installation.Stop());

        Assert.All(await Task.WhenAll(polls), poll => poll.Must(304));
    }
}
