using OurWhats.Tests.Media.Pictures;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

/// <summary>A message that was erased before it was read is nothing to read any more.</summary>
public sealed class ErasedUnreadTests
{
    private const string Separator = "id=\"new\"";

    [Fact]
    public async Task It_counts_nowhere()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var conversation = await world.Alice.WritesTo(bob, "un");
        var second = await world.Alice.Says(conversation, "deux");
        await world.Alice.Says(conversation, "trois");
        var other = await chloe.WritesTo(bob, "ailleurs");
        await bob.Reads(other);

        (await world.Alice.Erases(conversation, second)).Must(303);

        var dashboard = await bob.Dashboard();
        var beside = await bob.Reads(other);
        Assert.Equal((2, "(2) OurWhats"), (dashboard.Unread, dashboard.Title));
        Assert.Equal(2, dashboard.Lines.Single(line => line.Conversation == conversation).Unread);
        Assert.Equal((2, "2 messages non lus"), (beside.Unread, beside.Badge(conversation)));
    }

    [Fact]
    public async Task Open_pages_are_told_so()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var conversation = await world.Alice.WritesTo(bob, "un");
        await world.Alice.Says(conversation, "deux");
        var other = await chloe.WritesTo(bob, "ailleurs");
        var beside = await bob.Reads(other);
        var dashboard = await bob.Dashboard();

        (await world.Alice.Erases(conversation, 1)).Must(303); // not the last message, which rows show

        var toldBeside = (await bob.Polls(beside.Cursor, other)).Must(200);
        var toldDashboard = (await bob.Polls(dashboard.Cursor)).Must(200);
        foreach (var told in (Page[])[toldBeside, toldDashboard])
        {
            Assert.Equal("1", told.Partial("#n"));
            Assert.Equal((conversation, 1), (Assert.Single(told.Lines).Conversation, told.Lines[0].Unread));
        }

        (await world.Alice.Erases(conversation, 2)).Must(303);
        var last = (await bob.Polls(toldBeside.TagCursor!, other)).Must(200);
        Assert.Equal(("", 0), (last.Partial("#n"), Assert.Single(last.Lines).Unread));
        Assert.Equal(0, (await bob.Dashboard()).Unread);
    }

    [Fact]
    public async Task A_marker_that_advances_in_part_leaves_the_right_rest()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        for (var i = 0; i < 9; i++) await world.Alice.Says(conversation, Some.Text());
        foreach (var number in (int[])[2, 3, 5, 9]) (await world.Alice.Erases(conversation, number)).Must(303);

        List<int> unread = [(await bob.Dashboard()).Unread];
        foreach (var number in (int[])[1, 2, 4, 5, 8, 10])
        {
            (await bob.Post($"/c/{conversation}/read", new() { ["n"] = $"{number}" })).Must(204);
            unread.Add((await bob.Dashboard()).Unread);
        }

        Assert.Equal([6, 5, 5, 4, 4, 1, 0], unread);
        var next = await world.Alice.Says(conversation, Some.Text());
        Assert.Equal(1, (await bob.Dashboard()).Unread);
        (await world.Alice.Erases(conversation, 4)).Must(303); // one that was read
        (await world.Alice.Erases(conversation, next)).Must(303);
        (await world.Alice.Erases(conversation, next)).Must(303); // again
        Assert.Equal(0, (await bob.Dashboard()).Unread);
    }

    [Fact]
    public async Task Each_reader_has_their_own_count()
    {
        await using var world = await World.Start();
        var (bob, chloe, later) = (await world.Person("Bob"), await world.Person("Chloé"), await world.Person("David"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await chloe.Joins(group);
        var first = await world.Alice.Says(group.Conversation, "un");
        await chloe.Reads(group.Conversation);
        await world.Alice.Says(group.Conversation, "deux");
        await later.Joins(group);

        (await world.Alice.Erases(group.Conversation, first)).Must(303);

        // For whom something is unread, David's coming counts with the rest (decision 8).
        Assert.Equal((2, 2, 0, 0), (await UnreadOf(bob), await UnreadOf(chloe), await UnreadOf(later), await UnreadOf(world.Alice)));
        await bob.Leaves(group);
        await bob.Joins(group);
        Assert.Equal(0, await UnreadOf(bob));
        await world.Alice.Says(group.Conversation, "trois");
        Assert.Equal(1, await UnreadOf(bob));
    }

    [Fact]
    public async Task A_conversation_without_anything_else_unread_is_read()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        var number = await world.Alice.Says(group.Conversation, Some.Text());
        (await world.Alice.Erases(group.Conversation, number)).Must(303);

        await chloe.Joins(group);

        Assert.Equal(0, await UnreadOf(bob)); // a service line is nothing to read
        await bob.Marks(group.Conversation);
        Assert.Equal(1, await UnreadOf(bob));
        var page = await bob.Reads(group.Conversation);
        Assert.Equal(0, page.Unread);
        Assert.DoesNotContain(Separator, page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Marked_as_unread_it_is_one_and_opened_it_is_all_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await bob.Reads(conversation);
        var number = await world.Alice.Says(conversation, Some.Text());
        (await world.Alice.Erases(conversation, number)).Must(303);

        await bob.Marks(conversation);
        var marked = await UnreadOf(bob);
        await bob.Reads(conversation);

        Assert.Equal((1, 0), (marked, await UnreadOf(bob)));
        Assert.Equal(number, (await world.Alice.Reads(conversation)).SeenAfter);
    }

    [Fact]
    public async Task The_line_before_new_messages_stands_before_one_that_can_be_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "lu");
        await bob.Reads(conversation);
        for (var i = 0; i < 3; i++) await world.Alice.Says(conversation, Some.Text());
        (await world.Alice.Erases(conversation, 2)).Must(303);

        var page = await bob.Reads(conversation);

        Assert.Contains("Nouveaux messages</li>\n<li id=\"m3\"", page.Html.Replace("</li><li", "</li>\n<li", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(4, (await world.Alice.Reads(conversation)).SeenAfter);
        var last = await world.Alice.Says(conversation, Some.Text());
        (await world.Alice.Erases(conversation, last)).Must(303);
        Assert.DoesNotContain(Separator, (await bob.Reads(conversation)).Html, StringComparison.Ordinal);
        Assert.Equal(last, (await world.Alice.Reads(conversation)).SeenAfter);
    }

    [Fact]
    public async Task The_link_to_the_first_new_message_counts_those_that_can_be_read()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await bob.Reads(conversation);
        for (var i = 0; i < 60; i++) await world.Alice.Says(conversation, Some.Text());
        foreach (var number in (int[])[5, 30, 61]) (await world.Alice.Erases(conversation, number)).Must(303);

        var page = await bob.Reads(conversation);

        Assert.Contains(">57 nouveaux messages ↑</a>", page.Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_message_that_loses_its_only_file_counts_no_more_and_muted_or_archived_ones_never_did()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        (await world.Alice.Sends(conversation, "", ("plage.jpg", Darkroom.Photo(80, 60)))).Must(303);
        await world.Alice.Says(conversation, Some.Text());
        await bob.Mutes(conversation, "always");

        (await world.Alice.Post("/lighten/removal", new() { ["file"] = $"{MessageOf(world)}-1" })).Must(303);
        var muted = await bob.Dashboard();
        await bob.Mutes(conversation, "");
        var loud = await bob.Dashboard();
        await bob.Archives(conversation);
        (await world.Alice.Erases(conversation, 1)).Must(303);
        var archived = await bob.Dashboard();

        Assert.Equal((0, 2), (muted.Unread, Assert.Single(muted.Lines).Unread));
        Assert.Equal(2, loud.Unread);
        Assert.Equal(0, archived.Unread);
        Assert.Empty(archived.Lines);
        Assert.Equal(1, Assert.Single((await bob.Get("/archived")).Must(200).Lines).Unread);
    }

    [Fact]
    public async Task Pages_and_polls_take_no_query_more()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        for (var i = 0; i < 4; i++) await world.Alice.Says(conversation, Some.Text());
        var cursor = (await bob.Dashboard()).Cursor;
        var plain = (Dashboard: await world.QueriesOf(await bob.Dashboard()), Poll: await world.QueriesOf(await bob.Polls("1")));

        foreach (var number in (int[])[2, 4]) (await world.Alice.Erases(conversation, number)).Must(303);
        var poll = (await bob.Polls(cursor)).Must(200);

        Assert.Equal(plain.Dashboard, await world.QueriesOf(await bob.Dashboard()));
        Assert.Equal(plain.Poll, await world.QueriesOf(poll));
        Assert.Equal(6, await world.QueriesOf(await bob.Reads(conversation))); // as without erasures (QueryTests)
        Assert.Equal(2, await world.QueriesOf(await bob.Reads(conversation)));
    }

    private static async Task<int> UnreadOf(Person person) => (await person.Dashboard()).Unread;

    private static string MessageOf(World world) =>
        world.Column("SELECT CAST(MessageId AS TEXT) FROM messaging_attachments").Single();
}
