using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class StreamTests
{
    [Fact]
    public async Task A_stream_says_at_once_that_it_is_there_and_then_each_change_as_it_comes()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var page = await bob.Reads(conversation);

        await using var stream = await bob.Listens(page.Cursor, conversation);
        var first = await stream.Next();
        await world.Alice.Says(conversation, "un");
        var second = await stream.NextNews();
        await world.Alice.Says(conversation, "deux");
        var third = await stream.NextNews();

        Assert.Equal(200, stream.Status);
        Assert.Null(stream.Headers.ETag);
        Assert.Equal("no", Assert.Single(stream.Headers.GetValues("X-Accel-Buffering")));
        Assert.Equal(new("", page.Cursor), first);
        Assert.Contains("""<p dir="auto">un</p>""", second!.Html, StringComparison.Ordinal);
        Assert.Contains("""<p dir="auto">deux</p>""", third!.Html, StringComparison.Ordinal);
        Assert.DoesNotContain(">un<", third.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_part_ends_with_what_the_page_knows_then_so_that_nothing_is_missed_or_told_twice()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        string known;
        await using (var stream = await bob.Listens((await bob.Reads(conversation)).Cursor, conversation))
        {
            await world.Alice.Says(conversation, "avant");
            known = (await stream.NextNews())!.Cursor;
        }

        await world.Alice.Says(conversation, "entre-temps");
        await using var again = await bob.Listens(known, conversation);
        var caughtUp = await again.Next();

        Assert.Contains("entre-temps", caughtUp!.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("avant", caughtUp.Html, StringComparison.Ordinal);
        (await bob.Polls(caughtUp.Cursor, conversation)).Must(304);
    }

    [Fact]
    public async Task Ones_own_message_comes_by_the_stream_when_the_page_asks_for_no_other_answer()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await bob.WritesTo(world.Alice, Some.Text());
        await using var stream = await bob.Listens((await bob.Reads(conversation)).Cursor, conversation, "here");

        (await bob.Post($"/c/{conversation}/messages", new() { ["text"] = "me voici", ["key"] = Some.Key() }, Person.Htmx)).Must(204);

        Assert.Contains("me voici", (await stream.NextNews())!.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_dashboards_stream_only_says_that_there_is_something_to_ask_for()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var page = await bob.Dashboard();
        await using var stream = await bob.Listens(page.Cursor);

        var first = await stream.Next();
        await world.Alice.Says(conversation, "un secret");
        var second = await stream.Next();

        Assert.Equal(new("", ""), first);
        Assert.Equal(new("?", ""), second);
        Assert.Contains("un secret", (await bob.Polls(page.Cursor)).Must(200).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Of_other_conversations_a_stream_tells_names_and_counts_only()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var open = await world.Alice.WritesTo(bob, Some.Text());
        var other = await chloe.WritesTo(bob, Some.Text());
        await using var stream = await bob.Listens((await bob.Reads(open)).Cursor, open);
        await stream.Next();

        await chloe.Says(other, "un secret");
        var part = await stream.NextNews();

        Assert.Contains("Chloé", part!.Html, StringComparison.Ordinal);
        Assert.DoesNotContain("secret", stream.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_is_told_to_one_is_not_in_the_stream_of_another()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var (bobs, chloes) = (await world.Alice.WritesTo(bob, Some.Text()), await world.Alice.WritesTo(chloe, Some.Text()));
        await using var one = await bob.Listens((await bob.Reads(bobs)).Cursor, bobs);
        await using var other = await chloe.Listens((await chloe.Reads(chloes)).Cursor, chloes);

        await world.Alice.Says(bobs, "pour Bob");
        await world.Alice.Says(chloes, "pour Chloé");
        await one.NextNews();
        await other.NextNews();

        Assert.Contains("pour Bob", one.All, StringComparison.Ordinal);
        Assert.DoesNotContain("pour Chloé", one.All, StringComparison.Ordinal);
        Assert.Contains("pour Chloé", other.All, StringComparison.Ordinal);
        Assert.DoesNotContain("pour Bob", other.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_with_its_session()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await using var stream = await bob.Listens((await bob.Reads(conversation)).Cursor, conversation);
        await stream.Next();

        (await bob.Post("/sign-out")).Must(303);
        await stream.UntilItEnds();
        await world.Alice.Says(conversation, "trop tard");

        Assert.DoesNotContain("trop tard", stream.All, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_stream_ends_when_one_leaves_and_there_is_none_for_what_one_has_left()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var page = await bob.Reads(group.Conversation);
        await using var stream = await bob.Listens(page.Cursor, group.Conversation);
        await stream.Next();

        await bob.Leaves(group);
        await stream.UntilItEnds();
        await world.Alice.Says(group.Conversation, "entre nous");
        await using var after = await bob.Listens(page.Cursor, group.Conversation);

        Assert.Contains("Bob a quitté le groupe", stream.All, StringComparison.Ordinal);
        Assert.DoesNotContain("entre nous", stream.All, StringComparison.Ordinal);
        Assert.NotNull(after.Headers.ETag);
    }

    [Fact]
    public async Task A_stranger_gets_no_stream_of_a_conversation()
    {
        await using var world = await World.Start();
        var (bob, stranger) = (await world.Person("Bob"), await world.Person("Stranger"));
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await stranger.Dashboard()).Cursor;

        await using var refused = await stranger.Listens(cursor, conversation);
        await using var nowhere = await stranger.Listens(cursor, 987_654);

        Assert.Equal((304, 304), (refused.Status, nowhere.Status));
        Assert.Equal(nowhere.Headers.ETag, refused.Headers.ETag);
    }

    [Fact]
    public async Task Over_the_limit_of_streams_a_page_asks_plainly_at_once()
    {
        await using var world = await World.Start("Anyone", null, "--Limits:Streams", "1");
        var bob = await world.Person("Bob");
        var cursor = (await bob.Dashboard()).Cursor;
        var one = await bob.Listens(cursor);
        await one.Next();

        await using var second = await bob.Listens(cursor);
        await one.DisposeAsync();

        Assert.Equal(304, second.Status);
        Assert.NotNull(second.Headers.ETag);
        await Until.IsTrue(
            async () =>
            {
                await using var third = await bob.Listens(cursor);
                return third.Status == 200;
            },
            "there was room for a stream again");
    }

    [Fact]
    public async Task A_browser_without_brotli_asks_plainly()
    {
        await using var world = await World.Start();
        var cursor = (await world.Alice.Dashboard()).Cursor;

        var poll = await world.Alice.Get("/pulse?d=1&t=&h=200&s=1", ("If-None-Match", $"\"{cursor}\""), ("Accept-Encoding", "gzip"), Person.Htmx);

        Assert.Equal(cursor, poll.Must(304).TagCursor);
    }

    [Fact]
    public async Task A_stream_ends_when_the_place_stops()
    {
        await using var world = await World.Start();
        await using var stream = await world.Alice.Listens((await world.Alice.Dashboard()).Cursor);
        await stream.Next();

        await world.Restart();

        await stream.UntilItEnds();
    }

    [Fact]
    public async Task Who_missed_very_much_has_the_page_drawn_anew()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await bob.Reads(conversation)).Cursor;
        await Task.WhenAll(Enumerable.Range(0, 100).Select(_ => world.Alice.Says(conversation, Some.Text())));

        await using var stream = await bob.Listens(cursor, conversation);

        Assert.Equal(204, stream.Status);
        Assert.Equal("true", Assert.Single(stream.Headers.GetValues("HX-Refresh")));
    }
}
