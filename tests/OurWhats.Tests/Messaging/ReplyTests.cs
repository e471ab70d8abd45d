using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class ReplyTests
{
    private const string Refusal = "Le message auquel vous répondez n'est pas là.";

    [Fact]
    public async Task An_answer_shows_what_it_answers_and_leads_there()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, new string('é', 79) + "👩‍🚀 et bien plus");

        var composer = (await bob.Get($"/c/{conversation}?reply=1")).Must(200);
        var fragment = (await bob.Get($"/c/{conversation}?reply=1", Person.Htmx)).Must(200);
        await bob.Answers(conversation, 1, "oui");

        Assert.Equal("1", composer.Field("re"));
        Assert.Equal("1", fragment.Field("re"));
        Assert.Empty(fragment.Title);
        var (his, hers) = ((await bob.Reads(conversation)).Messages[1], (await world.Alice.Reads(conversation)).Messages[1]);
        Assert.Equal("Alice" + new string('é', 79) + "…", his.Quote);
        Assert.Equal("Vous" + new string('é', 79) + "…", hers.Quote);
        Assert.Contains("<a class=\"q\" href=\"?at=1#m1\"", (await bob.Reads(conversation)).Html, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_comes_with_its_quote_to_the_sender_and_to_open_pages()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "question");
        var cursor = (await world.Alice.Reads(conversation)).Cursor;

        var sent = await bob.Post($"/c/{conversation}/messages", new() { ["text"] = "réponse", ["key"] = Some.Key(), ["re"] = "1", ["t"] = "here" }, Person.Htmx);

        Assert.Equal("Alicequestion", Assert.Single(sent.Must(200).Messages).Quote);
        Assert.Equal("Vousquestion", Assert.Single((await world.Alice.Polls(cursor, conversation)).Must(200).Messages).Quote);
    }

    [Fact]
    public async Task A_quote_shows_what_its_reader_may_see_only()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var group = await world.Alice.Founds("Chorale");
        var before = await world.Alice.Says(group.Conversation, "sans Bob");
        await bob.Joins(group);
        var answer = await world.Alice.Answers(group.Conversation, before, "réponse");

        var (hers, his) = (await world.Alice.Reads(group.Conversation), await bob.Reads(group.Conversation));
        (await world.Alice.Edits(group.Conversation, before, "toujours sans Bob")).Must(303);

        Assert.Equal("Voussans Bob", hers.Messages.Single(said => said.Number == answer).Quote);
        Assert.Equal("", his.Messages.Single(said => said.Number == answer).Quote);
        Assert.DoesNotContain("sans Bob", his.Html, StringComparison.Ordinal);
        Assert.DoesNotContain($"#m{before}\"", his.Html, StringComparison.Ordinal);
        (await bob.Polls(his.Cursor, group.Conversation)).Must(304);
    }

    [Fact]
    public async Task What_cannot_be_answered_is_refused_as_if_it_did_not_exist()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var group = await world.Alice.Founds("Chorale");
        var before = await world.Alice.Says(group.Conversation, "sans Bob");
        await bob.Joins(group);
        var erased = await world.Alice.Says(group.Conversation, "effacé");
        (await world.Alice.Erases(group.Conversation, erased)).Must(303);
        var elsewhere = await chloe.WritesTo(world.Alice, "ailleurs");
        for (var i = 0; i < 20; i++) await chloe.Says(elsewhere, "ailleurs");
        var texts = (await bob.Reads(group.Conversation)).Texts;

        foreach (var number in (string[])[$"{before}", "1", $"{erased}", $"{erased + 5}", "999", "0", "-1", "abc"])
        {
            var page = (await bob.Post($"/c/{group.Conversation}/messages", new() { ["text"] = "longue réponse", ["re"] = number })).Must(404);
            var fragment = (await bob.Post($"/c/{group.Conversation}/messages", new() { ["text"] = "longue réponse", ["re"] = number }, Person.Htmx)).Must(404);
            Assert.Equal((Refusal, "longue réponse", null), (page.Alert, page.Field("m"), page.Field("re")));
            Assert.Equal(Refusal, fragment.Alert);
        }

        foreach (var number in (long[])[before, 1, erased, 999]) (await bob.Get($"/c/{group.Conversation}?reply={number}")).Must(404);
        Assert.Equal(texts, (await bob.Reads(group.Conversation)).Texts);
    }

    [Fact]
    public async Task A_refused_answer_keeps_what_it_answers()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "question");

        var refused = await bob.Post($"/c/{conversation}/messages", new() { ["text"] = " ", ["re"] = "1" });

        Assert.Equal("1", refused.Must(400).Field("re"));
    }

    [Fact]
    public async Task Sent_twice_with_one_key_it_is_one_message()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, "question");
        Dictionary<string, string> form = new() { ["text"] = "réponse", ["key"] = Some.Key(), ["re"] = "1" };

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => bob.Post($"/c/{conversation}/messages", form)));

        Assert.Single(answers.Select(answer => answer.Must(303).Location).Distinct());
        Assert.Equal(["question", "réponse"], (await bob.Reads(conversation)).Texts);
    }

    [Fact]
    public async Task A_first_message_answers_nothing()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        await world.Alice.WritesTo(bob, "un");

        (await bob.Post("/people/alice", new() { ["text"] = "deux", ["re"] = "1" })).Must(303);

        Assert.All((await bob.Dashboard()).Lines, line => Assert.Equal("Vous : deux", line.Preview));
    }
}
