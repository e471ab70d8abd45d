using OurWhats.Tests.Search;
using OurWhats.Tests.Worlds;
using static OurWhats.Tests.Messaging.Import;

namespace OurWhats.Tests.Messaging;

/// <summary>Messages that were posted earlier than others but stored later.</summary>
public sealed class ImportTests
{
    [Fact]
    public async Task The_dashboard_shows_the_latest_message_of_each_conversation_and_is_ordered_by_its_time()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-01T12:00:00Z"));
        var (choir, workshop) = (await world.Alice.Founds("Chorale"), await world.Alice.Founds("Atelier"));
        clock!.Now = Time("2026-11-03T12:00:00Z");
        await world.Alice.Says(choir.Conversation, "le 3");
        await world.Imports(
            new(choir.Conversation, "le 31", Time("2026-10-31T12:00:00Z")),
            new(workshop.Conversation, "le 2", Time("2026-11-02T12:00:00Z")));

        var dashboard = await world.Alice.Dashboard();

        Assert.Equal(["Chorale", "Atelier"], dashboard.Lines.Select(line => line.Title));
        Assert.Equal(["Vous : le 3", "Vous : le 2"], dashboard.Lines.Select(line => line.Preview));
        Assert.Equal([0, 0], dashboard.Lines.Select(line => line.Unread));
    }

    [Fact]
    public async Task Pages_of_the_dashboard_follow_each_other_by_time()
    {
        await using var world = await World.Start(adapt: builder => Clock.At(builder, "2026-11-01T12:00:00Z"));
        List<Group> groups = [];
        for (var i = 0; i < 60; i++) groups.Add(await world.Alice.Founds($"Groupe {i}"));
        await world.Imports(groups.Select((group, i) =>
            new Imported(group.Conversation, "plus tard", Time("2026-11-02T12:00:00Z").AddHours(i * 7 % 60 / 2))));

        var first = await world.Alice.Dashboard();
        var second = (await world.Alice.Get(first.More!)).Must(200);

        // Two and two at the same time: the one that was stored last is first.
        var expected = Enumerable.Range(0, 60).OrderByDescending(i => i * 7 % 60 / 2).ThenByDescending(i => i);
        Assert.Equal(
            expected.Select(i => $"Groupe {i}"),
            first.Lines.Concat(second.Lines).Select(line => line.Title));
    }

    [Fact]
    public async Task The_oldest_files_to_clean_up_are_the_oldest_by_time()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-03T12:00:00Z"));
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        (await world.Alice.Sends(conversation, "", ("recent.txt", "le 3"u8.ToArray()))).Must(303);
        clock!.Now = Time("2026-11-02T12:00:00Z");
        (await world.Alice.Sends(conversation, "", ("ancien.txt", "le 2"u8.ToArray()))).Must(303);

        var own = (await world.Alice.Get("/lighten?by=age")).Must(200);
        var all = (await world.Alice.Get("/admin/lighten?by=age")).Must(200);

        Assert.Matches("(?s)ancien.txt.*recent.txt", own.Html);
        Assert.Matches("(?s)02/11/2026.*03/11/2026", all.Html);
    }

    // Read markers, periods, updates and the script of the page go by numbers.
    [Fact]
    public async Task A_page_of_a_conversation_stays_in_the_order_of_numbers()
    {
        await using var world = await World.Start(adapt: builder => Clock.At(builder, "2026-11-03T12:00:00Z"));
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "le 3");
        await bob.Reads(conversation);
        await world.Imports(
            new(conversation, "le 2", Time("2026-11-02T12:00:00Z")),
            new(conversation, "le 1er", Time("2026-11-01T12:00:00Z")));
        var read = await bob.Reads(conversation);

        await world.Alice.Says(conversation, "encore le 3");
        var news = (await bob.Polls(read.Cursor, conversation)).Must(200);
        var all = await bob.Reads(conversation);

        Assert.Equal(["le 3", "le 2", "le 1er"], read.Texts);
        Assert.Equal(["encore le 3"], news.Texts);
        Assert.Equal([1, 2, 3, 4], all.Messages.Select(said => said.Number));
        Assert.Contains(
            """id="new">Nouveaux messages</li><li id="m4" """,
            all.Html.Replace("\n", "", StringComparison.Ordinal),
            StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("")]
    [InlineData("&by=near")]
    public async Task Search_results_are_ordered_by_time(string order)
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-01T12:00:00Z"));
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), "gare du nord");
        clock!.Now = Time("2026-11-03T12:00:00Z");
        await world.Alice.Says(conversation, "gare de Lyon");
        await world.Imports(
            new(conversation, "gare de l'est", Time("2026-11-02T12:00:00Z")),
            new(conversation, "gare d'Austerlitz", Time("2026-10-31T12:00:00Z")));

        var found = await world.Finds(world.Alice, "gare", order);

        Assert.Equal(["gare de Lyon", "gare de l'est", "gare du nord", "gare d'Austerlitz"], found.Texts);
    }
}
