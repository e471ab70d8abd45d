using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OurWhats.Shared.Storage;

/// <summary>
/// A connection that stays open and caches its prepared statements, because opening and compiling take longer than most
/// queries.
/// </summary>
internal sealed class PooledConnection : SqliteConnection
{
    private static readonly string[] KeptVerbs =
        ["SELECT", "INSERT", "UPDATE", "DELETE", "BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"];

    // More than the application has; queries over lists of varying length add some.
    private const int MostStatements = 300;

    // SQLITE_DBCONFIG_ENABLE_QPSG
    private const int SamePlanWhateverTheValues = 1007;

    private readonly Dictionary<string, PreparedStatement> statements = [];

    private PooledConnection(string connectionString) : base(connectionString)
    {
    }

    /// <summary>True if no transaction is open.</summary>
    public bool IsIdle => raw.sqlite3_get_autocommit(Handle) != 0;

    // Write-ahead log; deleted data is overwritten; each commit is synced to disk before it is acknowledged.
    public static PooledConnection Open(string connectionString)
    {
        PooledConnection connection = new(connectionString);
        connection.Open();
        // Otherwise SQLite recompiles some queries whenever a value is bound, in case another plan is better for it.
        raw.sqlite3_db_config(connection.Handle, SamePlanWhateverTheValues, 1, out _);
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;");
        return connection;
    }

    public override SqliteCommand CreateCommand() => new PreparedCommand(this) { Transaction = Transaction };

    /// <summary>Does nothing, because contexts close the connections that they are lent.</summary>
    public override void Close()
    {
    }

    /// <summary>Really closes the connection.</summary>
    public void End()
    {
        Forget();
        base.Close();
        base.Dispose(true);
    }

    /// <summary>Runs a statement, with values for $1, $2…</summary>
    public void Execute(string sql, params ReadOnlySpan<object?> values)
    {
        using var command = Command(sql, values);
        command.ExecuteNonQuery();
    }

    /// <summary>Runs a query, with values for $1, $2…</summary>
    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteReader();

    /// <summary>The first column of a query's first row.</summary>
    public object? Ask(string sql)
    {
        using var command = Command(sql, []);
        return command.ExecuteScalar();
    }

    /// <summary>The cached prepared statement, or null if it is not worth caching or is running.</summary>
    internal PreparedStatement? Statement(string sql)
    {
        if (!statements.TryGetValue(sql, out var statement))
        {
            if (!IsWorthKeeping(sql)) return null;
            if (statements.Count == MostStatements) Forget();
            statements.Add(sql, statement = new(sql, this));
        }

        return statement.IsRunning ? null : statement;
    }

    // Statements that change tables run once; and in a script, later statements may not compile before earlier ones
    // have run.
    private static bool IsWorthKeeping(string sql) =>
        KeptVerbs.Any(verb => sql.StartsWith(verb, StringComparison.Ordinal));

    private void Forget()
    {
        foreach (var statement in statements.Values) statement.Dispose();
        statements.Clear();
    }

    private SqliteCommand Command(string sql, ReadOnlySpan<object?> values)
    {
        var command = CreateCommand();
        command.CommandText = sql;
        for (var i = 0; i < values.Length; i++) command.Parameters.AddWithValue($"${i + 1}", values[i] ?? DBNull.Value);
        return command;
    }
}

/// <summary>A command that runs the connection's cached statement with the same text.</summary>
internal sealed class PreparedCommand(PooledConnection connection) : SqliteCommand(null, connection)
{
    public override SqliteDataReader ExecuteReader(CommandBehavior behavior)
    {
        if (connection.Statement(CommandText) is not { } statement) return base.ExecuteReader(behavior);
        statement.Parameters.Clear();
        foreach (SqliteParameter parameter in Parameters) statement.Parameters.Add(parameter);
        statement.Transaction = Transaction;
        return statement.ExecuteReader(behavior);
    }
}

/// <summary>A compiled statement.</summary>
internal sealed class PreparedStatement : SqliteCommand
{
    public PreparedStatement(string sql, PooledConnection connection) : base(sql, connection) => Prepare();

    public bool IsRunning => DataReader is not null;
}
