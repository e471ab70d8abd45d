using Microsoft.Data.Sqlite;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Groups;

public sealed class FormerGroupsTests
{
    [Fact]
    public async Task Groups_from_before_there_were_owners_belong_to_their_founder_or_to_who_has_been_there_longest()
    {
        await using var world = await World.Start();
        var (bob, chloe) = (await world.Person("Bob"), await world.Person("Chloé"));
        var (founded, left, empty) = (await world.Alice.Founds("Fondé"), await world.Alice.Founds("Quitté"), await world.Alice.Founds("Vide"));
        foreach (var person in (Person[])[chloe, bob])
        {
            await person.Joins(founded);
            await person.Joins(left);
        }

        await world.Installation.Stop();
        // As it was then: no owners, and nothing happened when the last one left.
        Execute(world, $"""
            DROP TABLE groups_owners;
            DELETE FROM groups_migrations WHERE MigrationId LIKE '%_Owners';
            UPDATE messaging_participants SET "Until" = 1 WHERE ConversationId IN ({left.Conversation}, {empty.Conversation}) AND PersonId = 1;
            """);
        await world.Installation.Start();

        Assert.Equal(["Alice (alice · responsable)", "Bob (bob)", "Chloé (chloé)"], (await bob.Get(founded.Address)).Members());
        Assert.Equal(["Chloé (chloé · responsable)", "Bob (bob)"], (await bob.Get(left.Address)).Members());
        (await bob.Get(empty.Address)).Must(404);
        (await world.Visitor().Get($"/join/{empty.Code}")).Must(404);
    }

    private static void Execute(World world, string sql)
    {
        using SqliteConnection connection = new($"Data Source={Path.Combine(world.Installation.Data, "ourwhats.db")};Pooling=False");
        connection.Open();
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
