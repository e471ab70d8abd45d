using System.Collections.Concurrent;
using Microsoft.Data.Sqlite;

namespace OurWhats.Shared.Storage;

/// <summary>
/// The installation's only SQLite file, and its connections. SQL that other databases would not understand stays in
/// this folder.
/// </summary>
public sealed class Database : IDisposable
{
    // Pool size. Concurrent requests beyond it open and close connections of their own.
    private const int MostKept = 16;

    private readonly FileStream hold;
    private readonly ConcurrentBag<PooledConnection> idle = [];
    private volatile bool isClosed;

    /// <summary>Locks and opens a data folder.</summary>
    /// <param name="folder">The installation's data folder; created if it is missing. Only its owner may read
    /// it.</param>
    /// <exception cref="IOException">Another process uses the folder.</exception>
    /// <exception cref="StartRefusedException">Others can read the folder, and that cannot be changed.</exception>
    public Database(string folder)
    {
        Folder = Path.GetFullPath(folder);
        var (path, lockPath) = (Path.Combine(Folder, "ourwhats.db"), Path.Combine(Folder, "lock"));
        if (OperatingSystem.IsWindows())
        {
            Directory.CreateDirectory(Folder);
        }
        else
        {
            WasOpen = DataFolder.Close(Folder);
            DataFolder.Create(lockPath);
            DataFolder.Create(path); // SQLite gives its other files the same mode
        }

        hold = new(lockPath, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None);
        ConnectionString = new SqliteConnectionStringBuilder
        {
            DataSource = path,
            ForeignKeys = true,
            DefaultTimeout = 5,
            Pooling = false, // connections are pooled here, with their settings and statements
        }.ToString();
    }

    /// <summary>Full path of the data folder.</summary>
    public string Folder { get; }

    /// <summary>True if others could read the folder until now.</summary>
    internal bool WasOpen { get; }

    internal string ConnectionString { get; }

    /// <summary>Runs a query. Returns "ok"; throws if the database does not answer.</summary>
    public string Check() => With(connection => connection.Ask("SELECT count(*) FROM sqlite_schema") is null ? "" : "ok");

    /// <summary>Reads back the journal mode and the synchronous setting: ("wal", 2) for a durable database.</summary>
    public (string JournalMode, long Synchronous) Durability() => With(connection =>
        ((string)connection.Ask("PRAGMA journal_mode")!, (long)connection.Ask("PRAGMA synchronous")!));

    /// <summary>
    /// Removes deleted and overwritten content from the write-ahead log as well. If a reader prevents it, the next
    /// checkpoint does it.
    /// </summary>
    public void Forget()
    {
        var connection = PooledConnection.Open(ConnectionString);
        connection.DefaultTimeout = 1;
        connection.Execute("PRAGMA wal_checkpoint(TRUNCATE)");
        connection.End();
    }

    /// <summary>Closes all connections and unlocks the folder.</summary>
    public void Dispose()
    {
        isClosed = true;
        while (idle.TryTake(out var connection)) connection.End();
        hold.Dispose();
    }

    /// <summary>Takes a connection from the pool or opens one. Give it back with <see cref="Return"/>.</summary>
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
