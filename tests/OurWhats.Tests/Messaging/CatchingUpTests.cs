using System.Collections.Concurrent;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

public sealed class CatchingUpTests
{
    [Fact]
    public async Task A_page_that_polls_misses_nothing_while_everybody_talks()
    {
        await using var world = await World.Start();
        var reader = await world.Person("Reader");
        var group = await reader.Founds("Chorale");
        Person[] people = [world.Alice, await world.Person("Bob"), await world.Person("Chloé")];
        foreach (var person in people) await person.Joins(group);
        var cursor = (await reader.Reads(group.Conversation)).Cursor;

        var said = new ConcurrentBag<string>();
        var talk = Task.WhenAll(people.Select(async person =>
        {
            for (var i = 0; i < 40; i++)
            {
                var text = Some.Text();
                await person.Says(group.Conversation, text);
                said.Add(text);
            }
        }));
        SortedDictionary<long, string> seen = [];
        await Until.IsTrue(
            async () =>
            {
                var poll = await reader.Polls(cursor, group.Conversation, holdSeconds: 1);
                foreach (var message in poll.Messages.Where(message => !message.IsService)) seen[message.Number] = message.Text;
                cursor = poll.TagCursor ?? await LoadAnew(reader, group.Conversation, seen);
                return talk.IsCompleted && seen.Count >= said.Count;
            },
            "everything that was said had been seen");

        await talk;
        Assert.Equal((await reader.Reads(group.Conversation)).Texts.TakeLast(40), seen.Values.TakeLast(40));
        Assert.Equal(said.Order(StringComparer.Ordinal), seen.Values.Order(StringComparer.Ordinal));
        Assert.Equal(Enumerable.Range(0, 120).Select(i => seen.Keys.First() + i), seen.Keys);
    }

    // As a page does that is told to, where too much has come for one answer: it begins anew, and what came before stands above.
    private static async Task<string> LoadAnew(Person reader, long conversation, SortedDictionary<long, string> seen)
    {
        var last = await reader.Reads(conversation);
        for (var page = last; page is not null; page = page.More is { } address ? (await reader.Get(address)).Must(200) : null)
        {
            foreach (var message in page.Messages.Where(message => !message.IsService)) seen[message.Number] = message.Text;
        }

        return last.Cursor;
    }

    [Fact]
    public async Task Ten_tabs_hold_and_all_are_told()
    {
        await using var world = await World.Start();
        var bob = await world.Person("Bob");
        var conversation = await world.Alice.WritesTo(bob, Some.Text());
        var cursor = (await bob.Reads(conversation)).Cursor;
        var polls = Enumerable.Range(0, 10).Select(i => bob.Polls(cursor, conversation, holdSeconds: 200, tab: $"tab{i}")).ToList();
        await world.UntilHeld(10);

        await world.Alice.Says(conversation, "à tous les onglets");

        Assert.All(await Task.WhenAll(polls), poll => Assert.Equal("à tous les onglets", Assert.Single(poll.Must(200).Texts)));
    }
}
