using System.Net.Sockets;
using System.Text;

namespace OurWhats.Bench.Neighbours;

/// <summary>Connections that send a letter of their headers at a time and never come to an end.</summary>
internal static class SlowHeaders
{
    public const int Connections = 500;

    private static readonly TimeSpan BetweenLetters = TimeSpan.FromMilliseconds(500);

    public static async Task Send(Target target, Tally tally, CancellationToken over)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target.Address.Host, target.Address.Port, over);
        await socket.SendAsync(Encoding.Latin1.GetBytes($"GET / HTTP/1.1\r\nHost: {target.Address.Authority}\r\nX: "), over);
        using PeriodicTimer timer = new(BetweenLetters);
        while (await timer.WaitForNextTickAsync(over))
            if (await socket.SendAsync("x"u8.ToArray(), over) == 0) tally.Note(Tally.Closed);
    }
}
