using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class ArchiveTests
{
    [Fact]
    public async Task An_archived_conversation_leaves_the_lists_and_stands_on_a_page_of_its_own()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Direct(world);
        Assert.DoesNotContain("/archived", (await bob.Dashboard()).Html, StringComparison.Ordinal);

        await bob.Archives(conversation);

        var (dashboard, beside, archived) = (await bob.Dashboard(), await bob.Get("/me"), (await bob.Get("/archived")).Must(200));
        Assert.Empty(dashboard.Lines);
        Assert.Contains("href=\"/archived\"", dashboard.Html, StringComparison.Ordinal);
        Assert.Empty(beside.Lines);
        Assert.Equal("Alice", Assert.Single(archived.Lines).Title);
        Assert.Single((await world.Alice.Dashboard()).Lines);
        Assert.Empty((await bob.Reads(conversation)).Lines);
    }

    [Fact]
    public async Task It_comes_back_when_somebody_says_something()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Direct(world);
        await bob.Archives(conversation);
        var page = await bob.Dashboard();
        var poll = bob.Polls(page.Cursor, holdSeconds: 200);
        await world.UntilHeld(1);

        await world.Alice.Says(conversation, "de retour");

        Assert.Equal("de retour", Assert.Single((await poll).Must(200).Lines).Preview);
        Assert.Equal(1, Assert.Single((await bob.Dashboard()).Lines).Unread);
        Assert.Contains("Aucune conversation archivée.", (await bob.Get("/archived")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_back_for_who_says_something_there()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Direct(world);
        await bob.Archives(conversation);

        await bob.Says(conversation, Some.Text());

        Assert.Single((await bob.Dashboard()).Lines);
    }

    [Fact]
    public async Task While_it_is_muted_it_stays_apart_and_counts_nothing()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Direct(world);
        await bob.Mutes(conversation, "always");
        await bob.Archives(conversation);
        var cursor = (await bob.Dashboard()).Cursor;

        await world.Alice.Says(conversation, Some.Text());

        (await bob.Polls(cursor)).Must(304);
        var dashboard = await bob.Dashboard();
        Assert.Equal((0, 0), (dashboard.Lines.Count, dashboard.Unread));
        Assert.Equal("en sourdine, 1 message non lu", (await bob.Get("/archived")).Badge(conversation));
    }

    [Fact]
    public async Task Who_joins_or_leaves_does_not_bring_it_back()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await bob.Archives(group.Conversation);

        await chloe.Joins(group);
        await chloe.Leaves(group);

        Assert.Empty((await bob.Dashboard()).Lines);
        Assert.Equal("Chloé a quitté le groupe", Assert.Single((await bob.Get("/archived")).Lines).Preview);
        Assert.NotEmpty((await world.Alice.Dashboard()).Lines);
    }

    [Fact]
    public async Task Who_comes_into_a_group_again_finds_it_among_the_others()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await bob.Leaves(group);
        await bob.Archives(group.Conversation);
        Assert.Empty((await bob.Dashboard()).Lines);

        await bob.Joins(group);

        Assert.Single((await bob.Dashboard()).Lines);
    }

    [Fact]
    public async Task Taking_it_back_puts_it_among_the_others()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Direct(world);
        await bob.Archives(conversation);

        var back = (await bob.Post($"/c/{conversation}/archive", new() { ["on"] = "" })).Must(303);

        Assert.Equal($"/c/{conversation}", back.Location);
        Assert.Single((await bob.Dashboard()).Lines);
        Assert.Contains("Aucune conversation archivée.", (await bob.Get("/archived")).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task The_open_lists_of_the_person_let_it_go()
    {
        await using var world = await World.Start();
        var (bob, conversation) = await Direct(world);
        var poll = bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 200);
        await world.UntilHeld(1);

        await bob.Archives(conversation);

        Assert.Equal("", (await poll).Must(200).Partial($"#rows>#r{conversation}"));
    }

    [Fact]
    public async Task Sixty_archived_conversations_take_two_pages_and_few_queries()
    {
        await using var world = await World.Start();
        for (var i = 0; i < 60; i++) await world.Alice.Archives((await world.Alice.Founds($"Groupe {i}")).Conversation);

        var first = (await world.Alice.Get("/archived")).Must(200);
        var second = (await world.Alice.Get(first.More!)).Must(200);

        Assert.Equal(Enumerable.Range(0, 60).Reverse().Select(i => $"Groupe {i}"), first.Lines.Concat(second.Lines).Select(line => line.Title));
        Assert.InRange(await world.QueriesOf(first), 1, 2);
    }

    private static async Task<(Person Bob, long Conversation)> Direct(World world)
    {
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await bob.Reads(conversation);
        return (bob, conversation);
    }
}
