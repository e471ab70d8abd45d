using System.Data;
using Microsoft.Data.Sqlite;
using SQLitePCL;

namespace OurWhats.Shared.Storage;

/// <summary>
/// A connection that stays open and keeps its statements: to open one and to compile a query take longer than most
/// queries do.
/// </summary>
internal sealed class PooledConnection : SqliteConnection
{
    private static readonly string[] KeptVerbs =
        ["SELECT", "INSERT", "UPDATE", "DELETE", "BEGIN", "COMMIT", "SAVEPOINT", "RELEASE"];

    // More than the product has; queries with lists make more of them.
    private const int MostStatements = 300;

    // SQLITE_DBCONFIG_ENABLE_QPSG
    private const int SamePlanWhateverTheValues = 1007;

    private readonly Dictionary<string, PreparedStatement> statements = [];

    private PooledConnection(string connectionString) : base(connectionString)
    {
    }

    /// <summary>True while no transaction is under way.</summary>
    public bool IsIdle => raw.sqlite3_get_autocommit(Handle) != 0;

    // Write-ahead log, what is deleted is overwritten, every commit synced to the disk before it is acknowledged.
    public static PooledConnection Open(string connectionString)
    {
        PooledConnection connection = new(connectionString);
        connection.Open();
        // Else SQLite compiles some queries anew whenever a value is bound, in case another plan suited it better.
        raw.sqlite3_db_config(connection.Handle, SamePlanWhateverTheValues, 1, out _);
        connection.Execute("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY; PRAGMA secure_delete=ON;");
        return connection;
    }

    public override SqliteCommand CreateCommand() => new PreparedCommand(this) { Transaction = Transaction };

    /// <summary>Nothing: contexts to which it is lent believe that it is theirs.</summary>
    public override void Close()
    {
    }

    /// <summary>Closes it indeed.</summary>
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

    /// <summary>What a query finds, with values for $1, $2…</summary>
    public SqliteDataReader Read(string sql, params ReadOnlySpan<object?> values) => Command(sql, values).ExecuteReader();

    /// <summary>The first value that a query finds.</summary>
    public object? Ask(string sql)
    {
        using var command = Command(sql, []);
        return command.ExecuteScalar();
    }

    /// <summary>The statement ready to run, or null where it is not worth keeping or is running.</summary>
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

    // Those that change tables come once, and what follows them in the same text may not compile before.
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

/// <summary>Runs the connection's kept statement of its text.</summary>
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
