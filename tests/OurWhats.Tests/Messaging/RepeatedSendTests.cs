using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class RepeatedSendTests
{
    [Fact]
    public async Task What_is_sent_twice_with_one_key_is_stored_once()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        var (text, key) = (Some.Text(), Some.Key());

        var first = await Send(world.Alice, conversation, text, key);
        var second = await Send(world.Alice, conversation, text, key);

        Assert.Equal(first.Must(303).Location, second.Must(303).Location);
        Assert.Single((await world.Alice.Reads(conversation)).Texts, text);
    }

    [Fact]
    public async Task What_is_sent_twenty_times_at_once_with_one_key_is_stored_once()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        var (text, key) = (Some.Text(), Some.Key());

        var answers = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Send(world.Alice, conversation, text, key)));

        Assert.Single(answers.Select(answer => answer.Must(303).Location).Distinct());
        Assert.Single((await world.Alice.Reads(conversation)).Texts, text);
    }

    [Fact]
    public async Task Another_text_with_the_same_key_is_another_message()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        var key = Some.Key();

        (await Send(world.Alice, conversation, "un", key)).Must(303);
        (await Send(world.Alice, conversation, "deux", key)).Must(303);

        Assert.Equal(["un", "deux"], (await world.Alice.Reads(conversation)).Texts.TakeLast(2));
    }

    [Fact]
    public async Task Another_text_with_the_same_key_is_stored_once_as_well()
    {
        await using var world = await World.Start();
        var conversation = await world.Alice.WritesTo(await world.Person("Bob"), Some.Text());
        var key = Some.Key();
        (await Send(world.Alice, conversation, "un", key)).Must(303);

        var first = await Send(world.Alice, conversation, "deux", key);
        var second = await Send(world.Alice, conversation, "deux", key);

        Assert.Equal(first.Must(303).Location, second.Must(303).Location);
        Assert.Equal(["un", "deux"], (await world.Alice.Reads(conversation)).Texts.TakeLast(2));
    }

    [Fact]
    public async Task Two_people_may_have_the_same_key()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var (text, key) = (Some.Text(), Some.Key());

        (await Send(world.Alice, conversation, text, key)).Must(303);
        (await Send(bob, conversation, text, key)).Must(303);

        Assert.Equal([text, text], (await bob.Reads(conversation)).Texts.TakeLast(2));
    }

    [Fact]
    public async Task First_messages_of_two_people_to_each_other_at_once_are_one_conversation()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");

        var conversations = await Task.WhenAll(Enumerable.Range(0, 10).Select(i =>
            i % 2 == 0 ? world.Alice.WritesTo(bob, $"Alice {i}") : bob.WritesTo(world.Alice, $"Bob {i}")));

        var conversation = Assert.Single(conversations.Distinct());
        Assert.Equal(10, (await bob.Reads(conversation)).Texts.Count);
        Assert.Single((await bob.Dashboard()).Lines);
    }

    private static Task<Page> Send(Person author, long conversation, string text, string key) =>
        author.Post($"/c/{conversation}/messages", new() { ["text"] = text, ["key"] = key });
}
