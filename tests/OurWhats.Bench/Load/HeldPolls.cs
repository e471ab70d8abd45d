using System.Diagnostics;
using System.Globalization;
using System.IO.Compression;

namespace OurWhats.Bench.Load;

/// <summary>
/// Everybody holds a plain poll on the page of their group, fifty to a group, and messages come into the groups at an even
/// pace, each in a text that says when it was sent. Readers answer as a page does: they decompress, and ask again.
/// </summary>
internal sealed class HeldPolls(LoadServer server, IReadOnlyList<Resident> people, List<long> groups, long cursor)
{
    private const int Together = 50;
    private const int HoldSeconds = 240;
    private static readonly TimeSpan Settling = TimeSpan.FromSeconds(2);

    private readonly List<long> ticks = [];
    private volatile bool isOver;
    private long since = long.MaxValue;
    private int held;

    /// <summary>Lets so many people in, and puts each fifty into a group.</summary>
    public static async Task<List<long>> Prepare(Place place, int count)
    {
        await place.Settle(count);
        List<long> groups = [];
        foreach (var members in place.People.Chunk(Together)) groups.Add(await place.Gather("Chorale", members));
        return groups;
    }

    /// <param name="perSecond">Messages a second, into all groups together.</param>
    /// <param name="warming">Time before anything counts.</param>
    /// <param name="time">Time that counts.</param>
    public async Task Measure(Report report, int perSecond, TimeSpan warming, TimeSpan time)
    {
        var before = server.Resident;
        var readers = await Hold();
        var resident = server.Resident;
        report.Tell($"memory of {people.Count:#,0} held polls", Report.Megabytes(resident), $"before: {Report.Megabytes(before)}, {(resident - before) / people.Count / 1024.0:0.0} KiB each");

        var sending = Send(perSecond, warming + time);
        await Task.Delay(warming);
        since = Stopwatch.GetTimestamp();
        var processor = server.Processor;
        var most = await Watch(time);
        var spent = (server.Processor - processor) / time;
        await sending;
        await Task.Delay(Settling);
        isOver = true;
        var samples = Samples.Of(time, ticks);

        var what = $"{people.Count:#,0} held polls, {perSecond} messages a second";
        report.Limit(what + ": resident, at most", most, Report.Megabytes, 1L << 30);
        report.Limit(what + ": from send to reader, p99", samples.P99Milliseconds, Report.Milliseconds, 1000, $"p50 {Report.Milliseconds(samples.P50Milliseconds)}, {samples.Ticks.Length:#,0} deliveries");
        report.Tell(what + ": processor", $"{spent:0.00} cores", $"{spent * 1e6 / (samples.PerSecond + perSecond):0} µs each send and delivery");
        report.Missing(what, (int)(perSecond * time.TotalSeconds) * (Together - 1) - samples.Ticks.Length, samples.Ticks.Length);
        foreach (var reader in readers) reader.Dispose();
    }

    private async Task<List<Connection>> Hold()
    {
        List<Connection> readers = [];
        foreach (var chunk in people.Chunk(200))
        {
            foreach (var person in chunk)
            {
                Connection connection = new(server.Address);
                await connection.Connect();
                readers.Add(connection);
                _ = Read(connection, person, groups[(readers.Count - 1) / Together]);
            }

            while (Volatile.Read(ref held) < readers.Count) await Task.Delay(1);
            await Quiet();
        }

        return readers;
    }

    // The server says nothing while it holds: it holds when it has nothing more to do.
    private async Task Quiet()
    {
        for (var last = server.Processor; ;)
        {
            await Task.Delay(100);
            var now = server.Processor;
            if (now - last < TimeSpan.FromMilliseconds(20)) return;
            last = now;
        }
    }

    private async Task Read(Connection connection, Resident person, long group)
    {
        var known = $"\"{cursor}\"";
        Interlocked.Increment(ref held);
        while (!isOver)
        {
            try
            {
                var answer = await connection.Ask(Connection.Get(server.Address, $"/pulse?c={group}&h={HoldSeconds}", person.Session, known, "Accept-Encoding: br\r\nHX-Request: true\r\n"));
                var arrived = Stopwatch.GetTimestamp();
                if (answer.Status is not (200 or 304)) throw new InvalidOperationException($"A poll was answered {answer.Status}.");
                known = answer.Header("\r\nETag: "u8)!;
                if (answer.Status == 200) Note(answer.Body, arrived);
            }
            catch (Exception exception) when (isOver && exception is IOException or ObjectDisposedException or System.Net.Sockets.SocketException)
            {
                return; // the connection was closed at the end
            }
        }
    }

    private void Note(ReadOnlyMemory<byte> body, long arrived)
    {
        Span<byte> html = stackalloc byte[32 * 1024];
        if (!BrotliDecoder.TryDecompress(body.Span, html, out var length)) throw new InvalidOperationException("A poll's answer could not be read.");
        html = html[..length];
        for (var start = html.IndexOf("@@"u8); start >= 0; start = html.IndexOf("@@"u8))
        {
            html = html[(start + 2)..];
            var sent = long.Parse(html[..html.IndexOf("@"u8)], CultureInfo.InvariantCulture);
            html = html[html.IndexOf("@"u8)..];
            if (sent >= Volatile.Read(ref since)) lock (ticks) ticks.Add(arrived - sent);
        }
    }

    // One of each group writes, by turns; who is late catches up.
    private async Task Send(int perSecond, TimeSpan time)
    {
        var writers = new Connection[Math.Min(groups.Count, perSecond)];
        for (var i = 0; i < writers.Length; i++) await (writers[i] = new(server.Address)).Connect();
        var start = Stopwatch.GetTimestamp();
        var sends = new Task[writers.Length];
        Array.Fill(sends, Task.CompletedTask);
        for (var n = 0; n < perSecond * time.TotalSeconds; n++)
        {
            var due = TimeSpan.FromSeconds((double)n / perSecond) - Stopwatch.GetElapsedTime(start);
            if (due > TimeSpan.Zero) await Task.Delay(due);
            var writer = n % writers.Length;
            await sends[writer];
            sends[writer] = Say(writers[writer], n % groups.Count);
        }

        await Task.WhenAll(sends);
        foreach (var writer in writers) writer.Dispose();
    }

    private async Task Say(Connection writer, int group)
    {
        var text = Uri.EscapeDataString($"@@{Stopwatch.GetTimestamp()}@ Rendez-vous à la gare");
        var answer = await writer.Ask(Connection.Post(server.Address, $"/c/{groups[group]}/messages", people[group * Together].Session, $"text={text}&key={Guid.NewGuid():N}"));
        if (answer.Status != 303) throw new InvalidOperationException($"A message was answered {answer.Status}.");
    }

    private async Task<long> Watch(TimeSpan time)
    {
        var (start, most) = (Stopwatch.GetTimestamp(), 0L);
        while (Stopwatch.GetElapsedTime(start) < time)
        {
            most = Math.Max(most, server.Resident);
            await Task.Delay(250);
        }

        return most;
    }
}
