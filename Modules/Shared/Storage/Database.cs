using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OurWhats.Shared.Storage;

/// <summary>The one SQLite file of an installation and how it is opened. Provider-specific SQL stays in this folder.</summary>
public sealed class Database : IDisposable
{
    // Requests that ask at the same moment beyond these open one and close it.
    private const int MostKept = 16;

    private readonly FileStream hold;
    private readonly ConcurrentBag<PooledConnection> idle = [];
    private volatile bool isClosed;

    /// <summary>Takes hold of a data folder. Throws <see cref="IOException"/> when another process has it.</summary>
    /// <param name="folder">The installation's data folder; created for its owner only when it is missing.</param>
    public Database(string folder)
    {
        Folder = Path.GetFullPath(folder);
        if (OperatingSystem.IsWindows()) Directory.CreateDirectory(Folder);
        else Directory.CreateDirectory(Folder, UnixFileMode.UserRead | UnixFileMode.UserWrite | UnixFileMode.UserExecute);
        hold = new(Path.Combine(Folder, "lock"), FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = Path.Combine(Folder, "ourwhats.db"),
            ForeignKeys = true,
            DefaultTimeout = 5,
            Pooling = false, // the open ones are kept here, with their settings and statements
        }.ToString();
    }

    /// <summary>Full path of the data folder.</summary>
    public string Folder { get; }

    internal string ConnectionString { get; }

    /// <summary>"ok" as long as the database answers.</summary>
    public string Check() => With(connection => connection.Ask("SELECT count(*) FROM sqlite_schema") is null ? "" : "ok");

    /// <summary>What is in force, read back: (journal mode, synchronous), ("wal", 2) when all is well.</summary>
    public (string JournalMode, long Synchronous) Durability() => With(connection =>
        ((string)connection.Ask("PRAGMA journal_mode")!, (long)connection.Ask("PRAGMA synchronous")!));

    /// <summary>
    /// Takes what has just been deleted or overwritten out of the write-ahead log too, unless somebody reads: then the log's
    /// next round does.
    /// </summary>
    public void Forget()
    {
        var connection = PooledConnection.Open(ConnectionString);
        connection.DefaultTimeout = 1;
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        connection.End();
    }

    /// <summary>Closes everything and lets the folder go.</summary>
    public void Dispose()
    {
        isClosed = true;
        while (idle.TryTake(out var connection)) connection.End();
        hold.Dispose();
    }

    /// <summary>An open connection for one user at a time; to be given back.</summary>
    internal PooledConnection Rent() => idle.TryTake(out var connection) ? connection : PooledConnection.Open(ConnectionString);

    internal T With<T>(Func<PooledConnection, T> work)
    {
        var connection = Rent();
        try
        {
            return work(connection);
        }
        finally
        {
            Return(connection);
        }
    }

    internal void Return(PooledConnection connection)
    {
        if (isClosed || !connection.IsIdle || idle.Count >= MostKept) connection.End();
        else idle.Add(connection);
    }
}
