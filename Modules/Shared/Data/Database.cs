using Microsoft.Data.Sqlite;

namespace OurWhats.Shared.Data;

/// <summary>The one SQLite file of an installation and how it is opened. Provider-specific SQL stays in this folder.</summary>
public sealed class Database : IDisposable
{
    private readonly string connectionString;
    private readonly FileStream hold;

    /// <summary>Takes hold of a data folder. Throws <see cref="IOException"/> when another process has it.</summary>
    /// <param name="folder">The installation's data folder; created for its owner only when it is missing.</param>
    public Database(string folder)
    {
        Folder = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Folder);
        else Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        hold = new(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        connectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Folder, "ourwhats.db"),
            ForeignKeys = true,
            DefaultTimeout = 5,
        }.ToString();
    }

    /// <summary>Full path of the data folder.</summary>
    public string Folder { get; }

    /// <summary>"ok" as long as the database answers.</summary>
    public string Check()
    {
        using var connection = NewConnection();
        Open(connection);
        Execute(connection, "SELECT count(*) FROM journal");
        return "ok";
    }

    /// <summary>What is in force, read back: (journal mode, synchronous), ("wal", 2) when all is well.</summary>
    public (string JournalMode, long Synchronous) Durability()
    {
        using var connection = NewConnection();
        Open(connection);
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA journal_mode";
        var mode = (string)command.ExecuteScalar()!;
        command.CommandText = "PRAGMA synchronous";
        return (mode, (long)command.ExecuteScalar()!);
    }

    /// <summary>Lets the folder go.</summary>
    public void Dispose()
    {
        using (var connection = new SqliteConnection(connectionString)) SqliteConnection.ClearPool(connection);
        hold.Dispose();
    }

    internal SqliteConnection NewConnection() => new(connectionString);

    // Write-ahead log, every commit synced to the disk before it is acknowledged.
    internal static void Open(SqliteConnection connection)
    {
        connection.Open();
        Execute(connection, "PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; PRAGMA temp_store=MEMORY;");
    }

    internal static void Execute(SqliteConnection connection, string sql)
    {
        using var command = connection.CreateCommand();
        command.CommandText = sql;
        command.ExecuteNonQuery();
    }
}
