using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class QueryTests
{
    [Theory]
    [InlineData(3)]
    [InlineData(40)]
    [InlineData(400)]
    public async Task A_page_of_a_conversation_takes_at_most_four_queries_whatever_its_length_and_reading_it_four_more(int messages)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await Task.WhenAll(Enumerable.Range(1, messages - 1).Select(_ => world.Alice.Says(conversation, Some.Text())));

        var unread = await bob.Reads(conversation);
        var read = await bob.Reads(conversation);
        var around = (await bob.Get($"/c/{conversation}?at=2")).Must(200);
        var earlier = (await bob.Get($"/c/{conversation}?before=3", Person.Htmx)).Must(200);

        Assert.Equal(Math.Min(messages, 40), unread.Messages.Count);
        Assert.Equal(6, await world.QueriesOf(unread));
        Assert.Equal(2, await world.QueriesOf(read));
        Assert.InRange(await world.QueriesOf(around), 1, 4);
        Assert.InRange(await world.QueriesOf(earlier), 1, 4);
    }

    [Fact]
    public async Task Ticks_edits_and_quotes_take_at_most_one_query_more()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        await Task.WhenAll(Enumerable.Range(1, 29).Select(_ => world.Alice.Says(conversation, Some.Text())));
        await bob.Reads(conversation);
        for (var number = 1; number <= 30; number++) await bob.Answers(conversation, number, Some.Text());
        for (var number = 31; number <= 40; number++) (await bob.Edits(conversation, number, Some.Text())).Must(303);
        await world.Alice.Reads(conversation);
        await bob.Answers(conversation, 60, Some.Text());

        var bobs = await bob.Reads(conversation);
        var alices = await world.Alice.Reads(conversation);
        var sheet = await bob.Sheet(conversation, 40);

        Assert.Equal((40, 40, 10, 60), (bobs.Messages.Count, bobs.Messages.Count(said => said.Quote.Length > 0) + 9, bobs.Messages.Count(said => said.Time.StartsWith("modifié", StringComparison.Ordinal)), bobs.SeenAfter));
        Assert.InRange(await world.QueriesOf(bobs), 1, 3);
        Assert.InRange(await world.QueriesOf(alices), 1, 7);
        Assert.InRange(await world.QueriesOf(sheet.Must(200)), 1, 6);
    }

    [Fact]
    public async Task A_send_takes_at_most_eight_queries_however_many_receive_it()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        foreach (var person in await Task.WhenAll(Enumerable.Range(0, 20).Select(i => world.Person($"Member {i}")))) await person.Joins(group);

        var page = await world.Alice.Post($"/c/{group.Conversation}/messages", new() { ["text"] = Some.Text() });
        var fragment = await world.Alice.Post($"/c/{group.Conversation}/messages", new() { ["text"] = Some.Text(), ["t"] = "here" }, Person.Htmx);
        var told = await world.Alice.Post($"/c/{group.Conversation}/messages", new() { ["text"] = Some.Text() }, Person.Htmx);

        Assert.InRange(await world.QueriesOf(page.Must(303)), 1, 8);
        Assert.InRange(await world.QueriesOf(fragment.Must(200)), 1, 8);
        Assert.InRange(await world.QueriesOf(told.Must(204)), 1, 8);
    }

    [Fact]
    public async Task A_dashboard_of_sixty_conversations_takes_at_most_five_queries()
    {
        await using var world = await World.Start();
        for (var i = 0; i < 60; i++) await world.Alice.Founds($"Groupe {i}");

        var first = await world.Alice.Dashboard();
        var second = (await world.Alice.Get(first.More!)).Must(200);

        Assert.Equal(Enumerable.Range(0, 60).Reverse().Select(i => $"Groupe {i}"), first.Lines.Concat(second.Lines).Select(line => line.Title));
        Assert.InRange(await world.QueriesOf(first), 1, 5);
        Assert.InRange(await world.QueriesOf(second), 1, 5);
    }

    [Fact]
    public async Task A_poll_with_news_takes_few_queries_and_one_without_none()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await bob.Reads(conversation)).Cursor;
        var idle = await bob.Polls(cursor, conversation, holdSeconds: 1);
        await world.Alice.Says(conversation, Some.Text());

        var news = await bob.Polls(cursor, conversation);

        Assert.Equal(0, await world.QueriesOf(idle.Must(304)));
        Assert.InRange(await world.QueriesOf(news.Must(200)), 1, 3);
    }

    [Fact]
    public async Task A_message_is_looked_up_once_for_all_who_hear_it()
    {
        await using var world = await World.Start();
        var group = await world.Alice.Founds("Chorale");
        var members = await Task.WhenAll(Enumerable.Range(0, 20).Select(i => world.Person($"Member {i}")));
        foreach (var person in members) await person.Joins(group);
        await world.Alice.Says(group.Conversation, "avant");
        var cursors = await Task.WhenAll(members.Select(async person => (await person.Reads(group.Conversation)).Cursor));
        var polls = members.Zip(cursors, (person, cursor) => person.Polls(cursor, group.Conversation, holdSeconds: 200)).ToList();
        await world.UntilHeld(members.Length);
        await world.Alice.Says(group.Conversation, "bonjour");

        var told = await Task.WhenAll(polls);

        Assert.All(told, poll => Assert.Equal("bonjour", Assert.Single(poll.Must(200).Texts)));
        Assert.Equal(1, (await Task.WhenAll(told.Select(world.QueriesOf))).Sum());
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task What_is_told_of_one_message_is_what_the_whole_search_tells(bool isAnswer)
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        await bob.Joins(group);
        await world.Alice.Says(group.Conversation, "un <b>");
        await bob.Says(group.Conversation, "deux");
        var cursor = (await bob.Reads(group.Conversation)).Cursor;
        if (isAnswer) await world.Alice.Answers(group.Conversation, 4, "trois");
        else await world.Alice.Says(group.Conversation, "trois");

        var quick = (await bob.Polls(cursor, group.Conversation)).Must(200);
        await world.Restart(); // it no longer knows that the message is all there is
        var whole = (await bob.Polls(cursor, group.Conversation)).Must(200);

        Assert.Equal("trois", Assert.Single(quick.Texts));
        Assert.Equal(whole.Html, quick.Html);
        Assert.Equal(await world.QueriesOf(whole) > 1, isAnswer || await world.QueriesOf(quick) == 1);
    }
}
