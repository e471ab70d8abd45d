using System.Diagnostics;

namespace OurWhats.Bench.Load;

/// <summary>Many connections, each asking again as soon as it is answered.</summary>
internal static class Crowd
{
    /// <param name="count">How many connections.</param>
    /// <param name="time">For how long.</param>
    /// <param name="status">The answer that is expected.</param>
    /// <param name="request">The bytes that a connection sends, by its number and the count of its requests.</param>
    public static async Task<Samples> Ask(Uri address, int count, TimeSpan time, int status, Func<int, int, byte[]> request)
    {
        var connections = Enumerable.Range(0, count).Select(_ => new Connection(address)).ToList();
        try
        {
            foreach (var connection in connections) await connection.Connect();
            var start = Stopwatch.GetTimestamp();
            var ticks = await Task.WhenAll(connections.Select((connection, i) => Task.Run(() => Ask(connection, start, time, status, n => request(i, n)))));
            return Samples.Of(Stopwatch.GetElapsedTime(start), ticks.SelectMany(times => times));
        }
        finally
        {
            connections.ForEach(connection => connection.Dispose());
        }
    }

    private static async Task<List<long>> Ask(Connection connection, long start, TimeSpan time, int status, Func<int, byte[]> request)
    {
        List<long> ticks = [];
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            var before = Stopwatch.GetTimestamp();
            var answer = await connection.Ask(request(ticks.Count));
            if (answer.Status != status) throw new InvalidOperationException($"{answer.Status} instead of {status}: {System.Text.Encoding.UTF8.GetString(answer.Head.Span)}");
            ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        return ticks;
    }
}
