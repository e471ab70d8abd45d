using System.Diagnostics;
using OurWhats.Bench.Load;

namespace OurWhats.Bench.Neighbours;

/// <summary>Two ordinary people: one sends, the other opens the conversation, then the list, one after another.</summary>
internal sealed class Pair(LoadServer server, Resident writer, Resident reader, long conversation) : IDisposable
{
    private const int StepsPerSecond = 20;

    private readonly Connection sending = new(server.Address);
    private readonly Connection reading = new(server.Address);

    public async Task Connect()
    {
        await sending.Connect();
        await reading.Connect();
    }

    /// <summary>Goes on for a time, a step each twentieth of a second, or as soon as the last one was answered.</summary>
    public async Task<Samples> Talk(TimeSpan time)
    {
        List<long> ticks = [];
        var start = Stopwatch.GetTimestamp();
        for (var step = 0; Stopwatch.GetElapsedTime(start) < time; step++)
        {
            var wait = TimeSpan.FromSeconds((double)step / StepsPerSecond) - Stopwatch.GetElapsedTime(start);
            if (wait > TimeSpan.Zero) await Task.Delay(wait);
            var before = Stopwatch.GetTimestamp();
            await Do(step);
            ticks.Add(Stopwatch.GetTimestamp() - before);
        }

        return Samples.Of(time, ticks);
    }

    public void Dispose()
    {
        sending.Dispose();
        reading.Dispose();
    }

    private async Task Do(int step)
    {
        var (connection, request, expected) = (step % 3) switch
        {
            0 => (sending, Connection.Post(server.Address, $"/c/{conversation}/messages", writer.Session, "text=bonjour"), 303),
            1 => (reading, Get($"/c/{conversation}"), 200),
            _ => (reading, Get("/"), 200),
        };
        var answer = await connection.Ask(request);
        if (answer.Status != expected) throw new InvalidOperationException($"An ordinary request was answered {answer.Status}.");
    }

    private byte[] Get(string path) =>
        Connection.Get(server.Address, path, reader.Session, more: "Accept-Encoding: br\r\n");
}
