using System.Diagnostics;
using Microsoft.Data.Sqlite;

namespace OurWhats.Bench.Load;

/// <summary>
/// What messages are compared with: one connection to a file of its own, WAL, synchronous=FULL, one prepared insert into a
/// table without an index, one commit each. By one thread, or by many behind one lock.
/// </summary>
internal sealed class RawSqlite : IDisposable
{
    private readonly SqliteConnection connection;
    private readonly SqliteCommand begin;
    private readonly SqliteCommand insert;
    private readonly SqliteCommand commit;
    private long last;

    public RawSqlite(string file)
    {
        connection = new($"Data Source={file};Pooling=False");
        connection.Open();
        Command("PRAGMA journal_mode=WAL; PRAGMA synchronous=FULL; CREATE TABLE messages (id INTEGER PRIMARY KEY, conversation INTEGER, number INTEGER, author INTEGER, text TEXT, at INTEGER)").ExecuteNonQuery();
        (begin, commit) = (Command("BEGIN IMMEDIATE"), Command("COMMIT"));
        insert = Command("INSERT INTO messages VALUES ($id, $conversation, $number, $author, $text, $at)");
        foreach (var name in (string[])["$id", "$conversation", "$number", "$author", "$text", "$at"]) insert.Parameters.AddWithValue(name, 1L);
        insert.Parameters["$text"].Value = StoredMessages.Text;
        foreach (var command in (SqliteCommand[])[begin, insert, commit]) command.Prepare();
    }

    public Samples Run(int threads, TimeSpan time)
    {
        var turn = new Lock();
        var start = Stopwatch.GetTimestamp();
        var ticks = new List<long>[threads];
        var workers = Enumerable.Range(0, threads).Select(i => new Thread(() => ticks[i] = Store(turn, start, time))).ToList();
        foreach (var worker in workers) worker.Start();
        foreach (var worker in workers) worker.Join();
        return Samples.Of(Stopwatch.GetElapsedTime(start), ticks.SelectMany(times => times));
    }

    public void Dispose()
    {
        foreach (var command in (SqliteCommand[])[begin, insert, commit]) command.Dispose();
        connection.Dispose();
    }

    private List<long> Store(Lock turn, long start, TimeSpan time)
    {
        List<long> ticks = [];
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var before = Stopwatch.GetTimestamp();
            lock (turn)
            {
                begin.ExecuteNonQuery();
                insert.Parameters["$id"].Value = ++last;
                insert.ExecuteNonQuery();
                commit.ExecuteNonQuery();
            }

            ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        return ticks;
    }

    private SqliteCommand Command(string sql)
    {
        var command = connection.CreateCommand();
        command.CommandText = sql;
        return command;
    }
}
