using System.Globalization;
using System.Text;
using Microsoft.Data.Sqlite;
using OurWhats.Tests.Durability;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Footprint;

/// <summary>
/// After a kill during traffic, figures from the journal are exact, and at most ten seconds of traffic are lost.
/// </summary>
public sealed class KillTests
{
    private const int MessagesBeforeTheKill = 40;

    private const string Cursor = "SELECT max(Entry) FROM footprint_cursor";

    private static readonly string[] WritesOften = ["--Footprint:WriteSeconds", "1"];

    [Fact]
    public async Task Killed_during_traffic_the_sums_of_messages_and_files_are_exact()
    {
        await using Server server = new();
        await server.Start(WritesOften);
        using Person alice = new(server.Address, "Alice");
        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);
        var group = await alice.Founds("Chorale", history: true);
        List<Chatter> chatters = [];
        foreach (var name in (string[])["Bob", "Chloe"])
        {
            Person person = new(server.Address, name);
            (await person.SignUp()).Must(303);
            await person.Joins(group);
            chatters.Add(new(person, group.Conversation));
        }

        var kept = 0L;
        for (var round = 0; round < 3; round++)
        {
            var goal = Said(chatters) + MessagesBeforeTheKill;
            var talk = Task.WhenAll(chatters.Select(chatter => chatter.TalkUntilTheEnd()));
            var plan = Encoding.ASCII.GetBytes(new string((char)('a' + round), 1000 + round));
            (await alice.Sends(group.Conversation, "le plan", ($"plan{round}.txt", plan))).Must(303);
            var written = Ask(server, Cursor);
            if (round > 0) await Until.IsTrue(() => Ask(server, Cursor) != written, "some of it was written down");
            while (Said(chatters) < goal) await Task.Delay(1, TestContext.Current.CancellationToken);
            await server.Kill();
            await talk;
            await server.Start(WritesOften);

            var shown = (await alice.Get("/admin/footprint.csv")).Must(200).Html;
            await Until.IsTrue(() => Ask(server, Cursor) == Ask(server, "SELECT max(id) FROM journal"), "all was written down");
            Assert.Equal(Ask(server, "SELECT count(*) || ' ' || sum(amount) FROM journal WHERE kind = 20"), MessagesIn(shown));
            Assert.Equal(
                Ask(server, "SELECT count(*) || ' ' || sum(amount) FROM journal WHERE kind = 20"),
                Ask(server, "SELECT Times || ' ' || Up FROM footprint_sums WHERE Scope = 0 AND Day = 0 AND Measure = 20"));
            Assert.Equal(
                Ask(server, "SELECT count(*) || ' ' || sum(amount) FROM journal WHERE kind = 40"),
                Ask(server, "SELECT Times || ' ' || Up FROM footprint_sums WHERE Scope = 0 AND Day = 0 AND Measure = 21"));
            Assert.True(Traffic(server) >= kept, "What was written down before is there.");
            // What a connection carried is known once it is over, perhaps a moment later.
            await Until.IsTrue(() => Traffic(server) > kept, "more traffic was written down");
            kept = Traffic(server);
        }

        foreach (var chatter in chatters) chatter.Person.Dispose();
    }

    private static int Said(List<Chatter> chatters) => chatters.Sum(chatter =>
    {
        lock (chatter.Acknowledged) return chatter.Acknowledged.Count;
    });

    // How many, and their bytes, on all days.
    private static string MessagesIn(string csv)
    {
        var rows = csv.Split("\r\n").Select(row => row.Split(',')).Where(row => row is [_, "MessagesSent", ..]).ToList();
        return $"{Sum(2)} {Sum(3)}";

        long Sum(int column) => rows.Sum(row => long.Parse(row[column], CultureInfo.InvariantCulture));
    }

    private static long Traffic(Server server) => long.Parse(
        Ask(server, "SELECT coalesce(sum(Down), 0) FROM footprint_sums WHERE Scope = 0 AND Day = 0 AND Measure <= 7"),
        CultureInfo.InvariantCulture);

    private static string Ask(Server server, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(server.Data, "ourwhats.db")};Mode=ReadOnly;Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture)!;
    }
}
