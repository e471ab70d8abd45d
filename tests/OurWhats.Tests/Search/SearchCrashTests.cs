using OurWhats.Tests.Durability;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Search;

public sealed class SearchCrashTests
{
    private const int MessagesBeforeTheKill = 60;
    private const int Rounds = 2;

    [Fact]
    public async Task Killed_while_messages_are_stored_and_indexed_it_finds_each_of_them_once()
    {
        await using Server server = new();
        await server.Start();
        using Person reader = new(server.Address, "Reader");
        (await reader.Post("/first-run", Some.FirstRun(reader, "Anyone"))).Must(303);
        var group = await reader.Founds("Chorale", history: true);
        List<Chatter> chatters = [];
        foreach (var name in (string[])["Bob", "Chloé"])
        {
            Person person = new(server.Address, name);
            (await person.SignUp()).Must(303);
            await person.Joins(group);
            chatters.Add(new(person, group.Conversation));
        }

        for (var round = 0; round < Rounds; round++)
        {
            var goal = Count(chatters) + MessagesBeforeTheKill;
            var talk = Task.WhenAll(chatters.Select(chatter => chatter.TalkUntilTheEnd()));
            while (Count(chatters) < goal && !talk.IsCompleted) await Task.Delay(1, TestContext.Current.CancellationToken);
            await server.Kill();
            await talk;
            await server.Start();

            var said = chatters.SelectMany(chatter => chatter.Acknowledged).ToList();
            Assert.True(said.Count >= goal);
            foreach (var (number, text) in said) Assert.Equal([number], await Found(reader, text));
        }

        foreach (var chatter in chatters) chatter.Person.Dispose();
    }

    // Until the index has caught up.
    private static async Task<IReadOnlyList<long>> Found(Person reader, string text)
    {
        List<long> numbers = [];
        await Until.IsTrue(
            async () =>
            {
                var page = (await reader.Get($"/search?q={Uri.EscapeDataString($"\"{text}\"")}")).Must(200);
                numbers = [.. new Found(page).Messages.Where(message => message.Text == text).Select(message => message.Number)];
                return numbers.Count > 0;
            },
            $"\"{text}\" was found");
        return numbers;
    }

    private static int Count(List<Chatter> chatters) => chatters.Sum(chatter =>
    {
        lock (chatter.Acknowledged) return chatter.Acknowledged.Count;
    });
}
