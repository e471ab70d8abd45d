using Microsoft.Data.Sqlite;
using OurWhats.Shared.Journal;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

public sealed class JournalTests
{
    [Fact]
    public async Task A_journal_from_before_there_were_files_goes_on()
    {
        await using var world = await World.Start();
        await world.Alice.Founds("Chorale");
        await world.Installation.Stop();
        Execute(world, "ALTER TABLE journal DROP COLUMN amount");

        await world.Installation.Start();
        await world.Restart();
        await world.Alice.Founds("Fanfare");

        Assert.Equal(2, world.Journal(EntryKind.ConversationOpened).Count);
        Assert.Equal(["0"], world.Column("SELECT count(*) FROM journal WHERE amount IS NOT NULL"));
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
