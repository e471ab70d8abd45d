using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class PagesTests
{
    private const int MessagesOnAPage = 40;

    [Fact]
    public async Task See_more_walks_to_the_first_message_without_gaps_or_repeats()
    {
        await using var world = await World.Start();
        var conversation = await Conversation(world, 100);

        List<long> walked = [];
        List<int> pages = [];
        for (var address = $"/c/{conversation}"; address is not null;)
        {
            var page = (await world.Alice.Get(address)).Must(200);
            walked.InsertRange(0, page.Messages.Select(said => said.Number));
            pages.Add(page.Messages.Count);
            address = page.More;
        }

        Assert.Equal([MessagesOnAPage, MessagesOnAPage, 20], pages);
        Assert.Equal(Enumerable.Range(1, 100).Select(number => (long)number), walked);
    }

    [Fact]
    public async Task A_fragment_of_earlier_messages_is_these_messages_alone()
    {
        await using var world = await World.Start();
        var conversation = await Conversation(world, 50);

        var fragment = await world.Alice.Get($"/c/{conversation}?before=11", Person.Htmx);

        Assert.Equal(Enumerable.Range(1, 10).Select(number => (long)number), fragment.Must(200).Messages.Select(said => said.Number));
        Assert.DoesNotContain("<title>", fragment.Html, StringComparison.Ordinal);
        Assert.Contains("HX-Request", fragment.Headers.Vary);
    }

    [Fact]
    public async Task The_address_of_a_message_opens_the_page_around_it()
    {
        await using var world = await World.Start();
        var conversation = await Conversation(world, 100);

        var middle = (await world.Alice.Get($"/c/{conversation}?at=50")).Must(200);
        var end = (await world.Alice.Get($"/c/{conversation}?at=95")).Must(200);

        Assert.Equal((30, 69), (middle.Messages[0].Number, middle.Messages[^1].Number));
        Assert.Contains("Aller aux derniers messages", middle.Html, StringComparison.Ordinal);
        Assert.Null(middle.Field("m"));
        Assert.Equal((61, 100), (end.Messages[0].Number, end.Messages[^1].Number));
        Assert.NotNull(end.Field("m"));
    }

    [Fact]
    public async Task Four_hundred_unread_lead_to_the_first_of_them_and_from_there_on()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        for (var i = 2; i <= 10; i++) await world.Alice.Says(conversation, Some.Text());
        await bob.Reads(conversation);
        await Task.WhenAll(Enumerable.Range(0, 400).Select(_ => world.Alice.Says(conversation, Some.Text())));
        Assert.Equal("400 messages non lus", (await bob.Dashboard()).Badge(conversation));

        var end = await bob.Reads(conversation);
        var first = (await bob.Get(end.Link("nouveaux messages ↑")!)).Must(200);
        var next = (await bob.Get(first.Link("Voir la suite")!)).Must(200);

        Assert.Equal(410, end.Messages[^1].Number);
        Assert.Contains("400 nouveaux messages ↑", end.Html, StringComparison.Ordinal);
        Assert.Contains("""id="new">Nouveaux messages</li><li id="m11" """, first.Html.Replace("\n", "", StringComparison.Ordinal), StringComparison.Ordinal);
        Assert.Equal(30, first.Messages[^1].Number);
        Assert.Equal((31, 70), (next.Messages[0].Number, next.Messages[^1].Number));
    }

    [Theory]
    [InlineData("before=abc")]
    [InlineData("before=")]
    [InlineData("before=-1")]
    [InlineData("at=1e3")]
    [InlineData("at=99999999999999999999")]
    [InlineData("at=1&before=%00")]
    public async Task A_number_that_is_none_is_refused_with_a_sentence(string query)
    {
        await using var world = await World.Start();
        var conversation = await Conversation(world, 1);

        var refused = await world.Alice.Get($"/c/{conversation}?{query}");

        Assert.Equal("Cette adresse devrait contenir un nombre.", refused.Must(400).Alert);
    }

    [Fact]
    public async Task Days_are_separated()
    {
        Clock? clock = null;
        await using var world = await World.Start(adapt: builder => clock = Clock.At(builder, "2026-11-03T21:00:00Z"));
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        clock!.Now = clock.Now.AddDays(2);
        await world.Alice.Says(conversation, Some.Text());
        clock.Now = clock.Now.AddDays(1);
        await world.Alice.Says(conversation, Some.Text());
        await world.Alice.Says(conversation, Some.Text());
        clock.Now = clock.Now.AddDays(1);

        await world.Alice.Says(conversation, Some.Text());

        Assert.Equal(["mardi 3 novembre 2026", "jeudi 5 novembre 2026", "Hier", "Aujourd'hui"], (await world.Alice.Reads(conversation)).Days);
    }

    private static async Task<long> Conversation(World world, int messages)
    {
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        await Task.WhenAll(Enumerable.Range(1, messages - 1).Select(_ => world.Alice.Says(conversation, Some.Text())));
        return conversation;
    }
}
