using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class MarkUnreadTests
{
    [Fact]
    public async Task A_marked_conversation_says_so_and_counts_as_one_until_it_is_opened()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Read(world);
        Assert.Equal(0, (await bob.Dashboard()).Unread);

        await bob.Marks(conversation);
        var marked = await bob.Dashboard();
        await bob.Reads(conversation);
        var opened = await bob.Dashboard();

        Assert.Equal("marquée comme non lue", marked.Badge(conversation));
        Assert.Equal((1, "(1) OurWhats"), (marked.Unread, marked.Title));
        Assert.Null(opened.Badge(conversation));
        Assert.Equal(0, opened.Unread);
    }

    [Fact]
    public async Task What_comes_then_is_counted_instead_of_the_mark()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Read(world);
        await bob.Marks(conversation);

        await world.Alice.Says(conversation, Some.Text());
        await world.Alice.Says(conversation, Some.Text());

        var dashboard = await bob.Dashboard();
        Assert.Equal("2 messages non lus", dashboard.Badge(conversation));
        Assert.Equal(2, dashboard.Unread);
        await bob.Reads(conversation);
        Assert.Equal(0, (await bob.Dashboard()).Unread);
    }

    [Fact]
    public async Task Saying_something_there_takes_the_mark_away()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Read(world);
        await bob.Marks(conversation);

        await bob.Says(conversation, Some.Text());

        Assert.Null((await bob.Dashboard()).Badge(conversation));
    }

    [Fact]
    public async Task A_kept_page_of_it_is_read_anew_so_that_the_mark_goes()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Read(world);
        var kept = (await bob.Reads(conversation)).Tag!;
        (await bob.Get($"/c/{conversation}", ("If-None-Match", kept))).Must(304);

        await bob.Marks(conversation);
        (await bob.Get($"/c/{conversation}", ("If-None-Match", kept))).Must(200);

        Assert.Equal(0, (await bob.Dashboard()).Unread);
    }

    [Fact]
    public async Task The_other_pages_of_the_person_show_the_mark_and_lose_it()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Read(world);
        var poll = bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 200);
        await world.UntilHeld(1);

        await bob.Marks(conversation);
        var marked = (await poll).Must(200);
        await bob.Reads(conversation);
        var read = (await bob.Polls(marked.TagCursor!)).Must(200);

        Assert.Equal(("1", "marquée comme non lue"), (marked.Partial("#n"), marked.Badge(conversation)));
        Assert.Equal(("", null), (read.Partial("#n"), read.Badge(conversation)));
    }

    [Fact]
    public async Task A_muted_one_shows_the_mark_and_counts_nothing()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Read(world);
        await bob.Mutes(conversation, "always");

        await bob.Marks(conversation);

        var dashboard = await bob.Dashboard();
        Assert.Equal("en sourdine, marquée comme non lue", dashboard.Badge(conversation));
        Assert.Equal(0, dashboard.Unread);
    }

    private static async Task<(Person Bob, long Conversation)> Read(World world)
    {
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await bob.Reads(conversation);
        return (bob, conversation);
    }
}
