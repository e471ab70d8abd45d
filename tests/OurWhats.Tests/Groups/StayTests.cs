using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class StayTests
{
    [Fact]
    public async Task Who_leaves_keeps_what_they_received_and_gets_nothing_new()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "reçu");
        var cursor = (await bob.Reads(group.Conversation)).Cursor;
        await bob.Leaves(group);

        await world.Alice.Says(group.Conversation, "après");

        Assert.Contains("après", (await world.Alice.Reads(group.Conversation)).Texts);
        var page = await bob.Reads(group.Conversation);
        Assert.Equal(["Bob a rejoint le groupe", "reçu", "Bob a quitté le groupe"], page.Messages.Select(said => said.Text));
        Assert.Contains("Vous ne faites plus partie de ce groupe.", page.Html, StringComparison.Ordinal);
        Assert.Equal(["reçu"], await EverywhereSeen(bob, group, cursor));
        var line = Assert.Single((await bob.Dashboard()).Lines);
        Assert.Equal(("Bob a quitté le groupe", 0), (line.Preview, line.Unread));
    }

    [Fact]
    public async Task Who_has_left_is_not_woken_and_says_nothing_more()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await bob.Leaves(group);
        var poll = bob.Polls((await bob.Dashboard()).Cursor, holdSeconds: 1);
        await world.UntilHeld(1);

        await world.Alice.Says(group.Conversation, Some.Text());
        var refused = await bob.Post($"/c/{group.Conversation}/messages", new() { ["text"] = "encore moi" });

        (await poll).Must(304);
        Assert.Equal("Vous ne participez plus à cette conversation.", (await Retry(bob, group)).Must(403).Alert);
        refused.Must(403);
        Assert.DoesNotContain("encore moi", (await world.Alice.Reads(group.Conversation)).Texts);
    }

    [Fact]
    public async Task Who_comes_back_has_both_stays_but_not_what_was_said_between()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await world.Alice.Says(group.Conversation, "avant");
        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "premier séjour");
        var cursor = (await bob.Reads(group.Conversation)).Cursor;
        await bob.Leaves(group);
        await world.Alice.Says(group.Conversation, "entre-temps");

        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "second séjour");

        Assert.Equal(1, (await bob.Dashboard()).Unread);
        Assert.Equal(["premier séjour", "second séjour"], await EverywhereSeen(bob, group, cursor));
        Assert.Equal(["premier séjour", "second séjour"], (await bob.Reads(group.Conversation)).Texts);
    }

    [Theory]
    [InlineData(false, "après")]
    [InlineData(true, "avant", "après")]
    public async Task Newcomers_see_what_follows_or_all_where_the_group_says_so(bool history, params string[] seen)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", history: history);
        await world.Alice.Says(group.Conversation, "avant");

        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "après");

        Assert.Equal(1, (await bob.Dashboard()).Unread);
        Assert.Equal(seen, (await bob.Reads(group.Conversation)).Texts);
    }

    [Fact]
    public async Task Where_the_group_shares_its_history_who_comes_back_misses_nothing()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale", history: true);
        await bob.Joins(group);
        await bob.Leaves(group);
        await world.Alice.Says(group.Conversation, "entre-temps");

        await bob.Joins(group);

        Assert.Equal(["entre-temps"], (await bob.Reads(group.Conversation)).Texts);
    }

    [Fact]
    public async Task Twenty_clicks_on_join_are_one_arrival_and_twenty_on_leave_one_departure()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");

        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bob.Joins(group)));
        await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bob.Leaves(group)));

        Assert.Equal(["Alice a créé le groupe", "Bob a rejoint le groupe", "Bob a quitté le groupe"],
            (await world.Alice.Reads(group.Conversation)).Messages.Select(said => said.Text));
    }

    // Every way in which a message can reach a person, but for the page itself.
    private static async Task<IEnumerable<string>> EverywhereSeen(Person person, Group group, string cursor)
    {
        List<Page> pages = [];
        for (var number = 1; number < 12; number++)
        {
            pages.Add((await person.Get($"/c/{group.Conversation}?at={number}")).Must(200));
            pages.Add((await person.Get($"/c/{group.Conversation}?before={number}")).Must(200));
            pages.Add((await person.Get($"/c/{group.Conversation}?before={number}", Person.Htmx)).Must(200));
        }

        foreach (var known in (string[])["0", cursor]) pages.AddRange(await person.Polls(known, group.Conversation), await person.Polls(known));
        var lines = pages.Append(await person.Dashboard()).SelectMany(page => page.Lines).Select(line => line.Preview.Replace("Alice : ", "", StringComparison.Ordinal));
        return pages.SelectMany(page => page.Messages).OrderBy(said => said.Number).Where(said => !said.IsService).Select(said => said.Text)
            .Concat(lines.Where(preview => preview.Length > 0 && !preview.EndsWith("le groupe", StringComparison.Ordinal))).Distinct();
    }

    private static Task<Page> Retry(Person person, Group group) =>
        person.Post($"/c/{group.Conversation}/messages", new() { ["text"] = "encore moi" }, Person.Htmx);
}
