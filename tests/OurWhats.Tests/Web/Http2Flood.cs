using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace OurWhats.Tests.Web;

/// <summary>An HTTP/2 connection without TLS that begins streams only to reset them, or only changes settings and pings.</summary>
/// <param name="address">Where the server speaks HTTP/2.</param>
/// <param name="session">The key of a session, or null.</param>
internal sealed class Http2Flood(Uri address, string? session)
{
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte EndOfStreamAndHeaders = 5;

    // Groups of frames that are sent at once.
    private const int Together = 100;

    private int stream = 1;

    /// <summary>Begins streams and resets them until the server has enough.</summary>
    /// <param name="note">Told how many more were begun.</param>
    /// <param name="over">Ends it before.</param>
    public Task ResetStreams(Action<int> note, CancellationToken over) => Run(AddReset, note, over);

    /// <inheritdoc cref="ResetStreams"/>
    /// <summary>Changes settings and pings until the server has enough.</summary>
    public Task ChangeSettings(Action<int> note, CancellationToken over) => Run(AddSettings, note, over);

    // What is answered is read, so that nothing stands in the way.
    private async Task Run(Action<List<byte>> add, Action<int> note, CancellationToken over)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(address.Host, address.Port, over);
        List<byte> frames = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8];
        Add(frames, Settings, 0, 0, []);
        var reading = ReadToTheEnd(socket, over);
        try
        {
            while (!reading.IsCompleted)
            {
                for (var i = 0; i < Together; i++) add(frames);
                await socket.SendAsync(frames.ToArray(), over);
                frames.Clear();
                note(Together);
            }
        }
        catch (SocketException)
        {
            // Closed by the server.
        }

        await reading;
    }

    private static async Task ReadToTheEnd(Socket socket, CancellationToken over)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            while (await socket.ReceiveAsync(buffer, over) > 0) continue;
        }
        catch (SocketException)
        {
            // Closed by force.
        }
    }

    private void AddReset(List<byte> frames)
    {
        Add(frames, Headers, EndOfStreamAndHeaders, stream, Get());
        Add(frames, Reset, 0, stream, [0, 0, 0, 8]);
        stream += 2;
    }

    private static void AddSettings(List<byte> frames)
    {
        Add(frames, Settings, 0, 0, [0, 4, 0, 1, 0, 0]);
        Add(frames, Ping, 0, 0, new byte[8]);
    }

    private static void Add(List<byte> frames, byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[9];
        BinaryPrimitives.WriteInt32BigEndian(head, payload.Length << 8);
        (head[3], head[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(head[5..], stream);
        frames.AddRange(head);
        frames.AddRange(payload);
    }

    // GET, http and / stand in HPACK's static table; the others are literals with their names.
    private byte[] Get() =>
    [
        0x82, 0x84, 0x86, .. Literal(":authority", address.Authority), .. Literal("cookie", "s=" + session),
    ];

    private static byte[] Literal(string name, string value) =>
        [0, (byte)name.Length, .. Encoding.Latin1.GetBytes(name), (byte)value.Length, .. Encoding.Latin1.GetBytes(value)];
}
