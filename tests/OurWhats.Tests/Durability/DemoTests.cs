using System.Text.RegularExpressions;
using Microsoft.Data.Sqlite;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Durability;

public sealed partial class DemoTests
{
    private const long DayMilliseconds = 24 * 60 * 60 * 1000;

    [Fact]
    public async Task The_demo_is_eight_people_in_five_groups_who_said_six_hundred_things_in_three_months()
    {
        await using Server server = new();

        await server.Start("--demo");

        var passwords = Password().Matches(server.Log);
        using Person lea = new(server.Address, "lea");
        (await lea.SignIn(Assert.Single(passwords).Groups[1].Value)).Must(303);
        Assert.Equal(8, Count(server, "SELECT count(*) FROM accounts_people"));
        Assert.Equal(5, Count(server, "SELECT count(*) FROM groups_groups"));
        Assert.Equal(600, Count(server, "SELECT count(*) FROM messaging_messages WHERE Kind = 0"));
        Assert.InRange(Count(server, "SELECT max(At) - min(At) FROM messaging_messages") / DayMilliseconds, 85, 93);
        Assert.NotEqual(0, Count(server, "SELECT sum(Last - Read) FROM messaging_participants p JOIN messaging_conversations c ON c.Id = p.ConversationId"));
    }

    [Fact]
    public async Task The_demo_leaves_an_installation_alone_that_is_not_empty()
    {
        await using Server server = new();
        await server.Start();
        using Person alice = new(server.Address, "Alice");
        (await alice.Post("/first-run", Some.FirstRun(alice, "Anyone"))).Must(303);
        await server.Kill();

        await server.Start("--demo");

        Assert.Contains("n'est pas vide", server.Log, StringComparison.Ordinal);
        Assert.Equal(1, Count(server, "SELECT count(*) FROM accounts_people"));
    }

    private static long Count(Server server, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(server.Data, "ourwhats.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        return (long)command.ExecuteScalar()!;
    }

    [GeneratedRegex("Mot de passe de tous : ([a-z0-9]+)")]
    private static partial Regex Password();
}
