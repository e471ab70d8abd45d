using System.Globalization;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

public sealed class CrashTests
{
    private const int MessagesBeforeTheKill = 60;

    // More by hand: OURWHATS_CRASH_ROUNDS=100.
    private static readonly int Rounds = int.Parse(Environment.GetEnvironmentVariable("OURWHATS_CRASH_ROUNDS") ?? "3", CultureInfo.InvariantCulture);

    [Fact]
    public async Task Killed_at_any_moment_it_has_lost_nothing_that_it_acknowledged()
    {
        await using Server server = new();
        await server.Start();
        using Person silent = new(server.Address, "Silent");
        (await silent.Post("/first-run", Some.FirstRun(silent, "Anyone"))).Must(303);
        var group = await silent.Founds("Chorale", history: true);
        using var reader = await Member(server, group, "Reader");
        List<Chatter> chatters = [];
        foreach (var name in (string[])["Bob", "Chloé", "David", "Emma"]) chatters.Add(new(await Member(server, group, name), group.Conversation));

        for (var round = 0; round < Rounds; round++)
        {
            var goal = Count(chatters) + MessagesBeforeTheKill;
            var talk = Task.WhenAll(chatters.Select(chatter => chatter.TalkUntilTheEnd()));
            while (Count(chatters) < goal && !talk.IsCompleted) await Task.Delay(1, TestContext.Current.CancellationToken);
            await server.Kill();
            await talk;
            await server.Start();
            await Task.WhenAll(chatters.Select(chatter => chatter.SayNext()));

            Assert.True(Count(chatters) >= goal);
            await AssertAllIsThere(await Stored(reader, group), chatters);
            Assert.Equal(Count(chatters), (await silent.Dashboard()).Unread);
        }
    }

    private static async Task<List<Said>> Stored(Person reader, Group group)
    {
        List<Said> stored = [];
        for (var address = $"/c/{group.Conversation}"; address is not null;)
        {
            var page = (await reader.Get(address)).Must(200);
            stored.InsertRange(0, page.Messages);
            address = page.More;
        }

        return stored;
    }

    private static async Task AssertAllIsThere(List<Said> stored, List<Chatter> chatters)
    {
        var said = stored.Where(message => !message.IsService).ToDictionary(message => message.Number, message => message.Text);
        Assert.Equal(Enumerable.Range(1, stored.Count).Select(number => (long)number), stored.Select(message => message.Number));
        Assert.Equal(
            chatters.SelectMany(chatter => chatter.Acknowledged).OrderBy(message => message.Key),
            said.OrderBy(message => message.Key));
        foreach (var chatter in chatters)
        {
            Assert.Equal(Enumerable.Range(1, chatter.Acknowledged.Count).Select(count => $"{chatter.Person.Name} {count}"),
                said.OrderBy(message => message.Key)
                    .Select(message => message.Value)
                    .Where(text => text.StartsWith(chatter.Person.Name + " ", StringComparison.Ordinal)));
            Assert.Equal(stored.Count - chatter.Last, (await chatter.Person.Dashboard()).Unread);
        }
    }

    private static async Task<Person> Member(Server server, Group group, string name)
    {
        Person person = new(server.Address, name);
        (await person.SignUp()).Must(303);
        await person.Joins(group);
        return person;
    }

    private static int Count(List<Chatter> chatters) => chatters.Sum(chatter =>
    {
        lock (chatter.Acknowledged) return chatter.Acknowledged.Count;
    });
}
