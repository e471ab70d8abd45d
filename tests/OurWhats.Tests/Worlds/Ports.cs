using System.Net;
using System.Net.Sockets;

namespace OurWhats.Tests.Worlds;

/// <summary>
/// Ports for servers that need a fixed one. They are outside the range from which the system assigns ports, so that no
/// other server gets one between its choice and its use.
/// </summary>
internal static class Ports
{
    private const int First = 10_000;
    private const int Count = 20_000;

    // Runs side by side begin at places of their own.
    private static int last = Environment.ProcessId * 101 % Count;

    /// <summary>A port on which nobody listens, and which nobody else in this process is given.</summary>
    public static int Next()
    {
        while (true)
        {
            var port = First + Interlocked.Increment(ref last) % Count;
            try
            {
                using TcpListener listener = new(IPAddress.Loopback, port);
                listener.Start();
                return port;
            }
            catch (SocketException)
            {
                // Somebody else's: the next one.
            }
        }
    }
}
