using System.Globalization;
using Microsoft.Data.Sqlite;

namespace OurWhats.Bench.Finding;

/// <summary>
/// What search is compared with: SQLite's FTS5 (unicode61, remove_diacritics 2) on the same messages. It finds words as they
/// are, without accents; the conversations that one may see are a condition beside.
/// </summary>
internal sealed class FullText : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly string mine;

    private FullText(SqliteConnection connection, IEnumerable<long> conversations) =>
        (this.connection, mine) = (connection, string.Join(',', conversations.Select(id => id.ToString(CultureInfo.InvariantCulture))));

    /// <summary>Indexes the messages of a database in a file of its own.</summary>
    public static FullText Build(string file, string messages, IEnumerable<long> conversations)
    {
        SqliteConnection connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        FullText text = new(connection, conversations);
        text.Run("PRAGMA journal_mode=WAL; PRAGMA synchronous=OFF; PRAGMA cache_size=-65536");
        text.Run($"ATTACH '{messages}' AS there");
        text.Run("CREATE TABLE messages (id INTEGER PRIMARY KEY, conversation INTEGER, text TEXT); INSERT INTO messages SELECT Id, ConversationId, Text FROM there.messaging_messages WHERE Kind = 0");
        text.Run("CREATE VIRTUAL TABLE words USING fts5(text, content='messages', content_rowid='id', tokenize='unicode61 remove_diacritics 2'); INSERT INTO words(words) VALUES ('rebuild')");
        text.Run("DETACH there");
        return text;
    }

    /// <summary>How many messages; the newest twenty are read.</summary>
    public int Find(string question)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"SELECT m.id, m.text FROM words JOIN messages m ON m.id = words.rowid WHERE words MATCH $q AND m.conversation IN ({mine}) ORDER BY words.rowid DESC";
        command.Parameters.AddWithValue("$q", question);
        using var reader = command.ExecuteReader();
        var count = 0;
        for (; reader.Read(); count++) if (count < 20) reader.GetString(1);
        return count;
    }

    public void Dispose() => connection.Dispose();

    private void Run(string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.CommandTimeout = 0;
        command.ExecuteNonQuery();
    }
}
