using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OurWhats.Bench.Load;

namespace OurWhats.Bench.Neighbours;

/// <summary>Very many open pages of one person, and one that writes ten messages a second to wake them.</summary>
internal static class Streams
{
    public const int Pages = 60;

    private static readonly TimeSpan BetweenMessages = TimeSpan.FromMilliseconds(100);

    /// <summary>The first connection writes, the others listen.</summary>
    public static Func<Target, Tally, CancellationToken, Task> ListenOrWrite(bool isStream)
    {
        var begun = 0;
        return (target, tally, over) => Interlocked.Increment(ref begun) == 1
            ? Write(target, tally, over)
            : Listen(target, isStream, tally, over);
    }

    private static async Task Write(Target target, Tally tally, CancellationToken over)
    {
        using Connection connection = new(target.Address);
        await connection.Connect();
        var request = Connection.Post(target.Address, $"/c/{target.Conversation}/messages", target.Session, "text=bonjour");
        using PeriodicTimer timer = new(BetweenMessages);
        while (await timer.WaitForNextTickAsync(over)) tally.Note((await connection.Ask(request)).Status);
    }

    private static async Task Listen(Target target, bool isStream, Tally tally, CancellationToken over)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target.Address.Host, target.Address.Port, over);
        var known = await Known(target);
        var buffer = new byte[256 * 1024];
        while (!over.IsCancellationRequested)
        {
            await socket.SendAsync(Request(target, isStream, known), over);
            var received = await socket.ReceiveAsync(buffer, over);
            if (received == 0) throw new IOException("The server has closed the connection.");
            var head = Encoding.Latin1.GetString(buffer, 0, received);
            tally.Note(int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture));
            if (head.Contains("chunked", StringComparison.Ordinal))
                while (await socket.ReceiveAsync(buffer, over) > 0) continue;
            else
                known = head.Contains("\r\nETag: ", StringComparison.Ordinal)
                    ? head.Split("\r\nETag: ")[1].Split("\r\n")[0]
                    : await Known(target);
        }
    }

    // What a page knows that was just loaded.
    private static async Task<string> Known(Target target)
    {
        using Connection connection = new(target.Address);
        await connection.Connect();
        var answer = await connection.Ask(Connection.Get(target.Address, "/help", target.Session));
        var page = Encoding.UTF8.GetString(answer.Body.Span);
        return answer.Status == 200 ? $"\"{page.Split("data-v=\"")[1].Split('"')[0]}\"" : throw new IOException("No page.");
    }

    private static byte[] Request(Target target, bool isStream, string known) => Connection.Get(
        target.Address,
        $"/pulse?c={target.Conversation}&h=25{(isStream ? "&s=1" : "")}",
        target.Session,
        known,
        "Accept-Encoding: br\r\nHX-Request: true\r\n");
}
