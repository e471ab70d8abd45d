using System.Globalization;
using Microsoft.Data.Sqlite;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Messaging;

/// <summary>A message posted elsewhere, to be imported into a conversation.</summary>
internal sealed record Imported(long Conversation, string Text, DateTimeOffset At);

/// <summary>
/// Imports messages into conversations while the application is stopped, with the next numbers and keys but their
/// original times. A read conversation stays read.
/// </summary>
internal static class Import
{
    private const string Sql = """
        INSERT INTO journal (id, at, kind, actor, conversation, subject)
            SELECT (SELECT max(id) + 1 FROM journal), (SELECT max(at) FROM journal), 20, 1, Id, Last + 1
            FROM messaging_conversations WHERE Id = $conversation;
        INSERT INTO messaging_messages (Id, ConversationId, Number, AuthorId, Kind, Text, Key, At, Change, Pictures, Files)
            SELECT last_insert_rowid(), Id, Last + 1, 1, 0, $text, last_insert_rowid(), $at, last_insert_rowid(), 0, 0
            FROM messaging_conversations WHERE Id = $conversation;
        UPDATE messaging_participants SET Read = Read + 1 WHERE ConversationId = $conversation
            AND Read = (SELECT Last FROM messaging_conversations WHERE Id = $conversation);
        UPDATE messaging_conversations SET Last = Last + 1, Change = (SELECT max(id) FROM journal) WHERE Id = $conversation;
        """;

    public static async Task Imports(this World world, params IEnumerable<Imported> messages)
    {
        await world.Installation.Stop();
        var file = Path.Combine(world.Installation.Data, "ourwhats.db");
        await using (SqliteConnection connection = new($"Data Source={file};Pooling=False"))
        {
            await connection.OpenAsync(TestContext.Current.CancellationToken);
            await using var transaction = connection.BeginTransaction();
            foreach (var message in messages) await Insert(connection, message);
            await transaction.CommitAsync(TestContext.Current.CancellationToken);
        }

        await world.Installation.Start();
    }

    public static DateTimeOffset Time(string text) => DateTimeOffset.Parse(text, CultureInfo.InvariantCulture);

    private static async Task Insert(SqliteConnection connection, Imported message)
    {
        await using var command = connection.CreateCommand();
        command.CommandText = Sql;
        command.Parameters.AddWithValue("$conversation", message.Conversation);
        command.Parameters.AddWithValue("$text", message.Text);
        command.Parameters.AddWithValue("$at", message.At.ToUnixTimeMilliseconds());
        await command.ExecuteNonQueryAsync(TestContext.Current.CancellationToken);
    }
}
