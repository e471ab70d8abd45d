using Microsoft.Data.Sqlite;
using OurWhats.Shared.Storage;

namespace OurWhats.Shared.Journal;

/// <summary>
/// An entry of the append-only journal of changes. It holds keys, never text. Its number doubles as a version: pages
/// know the number of the last change they show, so "what is new since n" is a comparison.
/// </summary>
/// <param name="Id">Number, ascending, possibly with gaps.</param>
/// <param name="At">UTC, milliseconds since 1970.</param>
/// <param name="Kind">What happened.</param>
/// <param name="Actor">Key of the person who did it.</param>
/// <param name="Conversation">Key of the conversation concerned, if any.</param>
/// <param name="Subject">Key or number whose meaning <paramref name="Kind"/> defines; null if it defines none.</param>
/// <param name="Amount">Bytes, for the kinds that define it.</param>
public sealed record Entry(long Id, long At, EntryKind Kind, long Actor, long? Conversation, long? Subject, long? Amount)
{
    private const string Columns = "id, at, kind, actor, conversation, subject, amount";

    internal static void CreateTable(PooledConnection connection)
    {
        connection.Execute("""
            CREATE TABLE IF NOT EXISTS journal (
                id INTEGER PRIMARY KEY, at INTEGER NOT NULL, kind INTEGER NOT NULL, actor INTEGER NOT NULL,
                conversation INTEGER, subject INTEGER, amount INTEGER) STRICT
            """);
        // Databases created before attachments existed lack the column.
        if (connection.Ask("SELECT count(*) FROM pragma_table_info('journal') WHERE name = 'amount'") is 0L)
            connection.Execute("ALTER TABLE journal ADD COLUMN amount INTEGER");
    }

    internal static long Last(PooledConnection connection) => (long)connection.Ask("SELECT coalesce(max(id), 0) FROM journal")!;

    internal static IReadOnlyList<Entry> After(PooledConnection connection, long id, int most) =>
        Read(connection.Read($"SELECT {Columns} FROM journal WHERE id > $1 ORDER BY id LIMIT $2", id, most));

    internal static Entry? Latest(PooledConnection connection) =>
        Read(connection.Read($"SELECT {Columns} FROM journal ORDER BY id DESC LIMIT 1")).SingleOrDefault();

    internal static void Append(PooledConnection connection, List<Entry> entries)
    {
        foreach (var entry in entries)
        {
            connection.Execute(
                $"INSERT INTO journal ({Columns}) VALUES ($1, $2, $3, $4, $5, $6, $7)",
                entry.Id,
                entry.At,
                (int)entry.Kind,
                entry.Actor,
                entry.Conversation,
                entry.Subject,
                entry.Amount);
        }
    }

    private static List<Entry> Read(SqliteDataReader rows)
    {
        using var reader = rows;
        List<Entry> found = [];
        while (reader.Read())
        {
            found.Add(new(
                reader.GetInt64(0),
                reader.GetInt64(1),
                (EntryKind)reader.GetInt64(2),
                reader.GetInt64(3),
                Optional(4),
                Optional(5),
                Optional(6)));
        }

        return found;

        long? Optional(int column) => reader.IsDBNull(column) ? null : reader.GetInt64(column);
    }
}
