using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OurWhats.Bench.Load;

/// <summary>
/// One HTTP/1.1 connection kept alive, as cheap as can be: what the generator takes of the processor, the server does not get.
/// </summary>
internal sealed class Connection(Uri address) : IDisposable
{
    private readonly Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp) { NoDelay = true };
    private byte[] buffer = new byte[512];
    private int filled;

    public async Task Connect() => await socket.ConnectAsync(address.Host, address.Port);

    /// <summary>Makes the bytes of a GET.</summary>
    public static byte[] Get(Uri address, string path, string session, string? tag = null, string more = "") => Encoding.Latin1.GetBytes(
        $"GET {path} HTTP/1.1\r\nHost: {address.Authority}\r\nCookie: s={session}\r\n{(tag is null ? "" : $"If-None-Match: {tag}\r\n")}{more}\r\n");

    /// <summary>Makes the bytes of a form of this site.</summary>
    public static byte[] Post(Uri address, string path, string session, string form) => Encoding.Latin1.GetBytes(
        $"POST {path} HTTP/1.1\r\nHost: {address.Authority}\r\nOrigin: {address.GetLeftPart(UriPartial.Authority)}\r\nCookie: s={session}\r\nContent-Type: application/x-www-form-urlencoded\r\nContent-Length: {form.Length}\r\n\r\n{form}");

    /// <summary>Sends a request and waits for the whole answer.</summary>
    public async ValueTask<Answer> Ask(ReadOnlyMemory<byte> request)
    {
        filled = 0;
        await socket.SendAsync(request);
        while (true)
        {
            if (filled == buffer.Length) Array.Resize(ref buffer, buffer.Length * 4);
            var received = await socket.ReceiveAsync(buffer.AsMemory(filled));
            if (received == 0) throw new IOException("The server has closed the connection.");
            filled += received;
            if (Answer.Of(buffer.AsMemory(0, filled)) is { } answer) return answer;
        }
    }

    public void Dispose() => socket.Dispose();
}

/// <summary>An answer, valid until the next request of its connection.</summary>
internal readonly record struct Answer(int Status, ReadOnlyMemory<byte> Head, ReadOnlyMemory<byte> Body)
{
    /// <summary>The value of a header, or null.</summary>
    public string? Header(ReadOnlySpan<byte> name)
    {
        var line = Line(Head.Span, name);
        return line.IsEmpty ? null : Encoding.Latin1.GetString(line);
    }

    /// <summary>The answer, once all of it is there.</summary>
    public static Answer? Of(ReadOnlyMemory<byte> bytes)
    {
        var end = bytes.Span.IndexOf("\r\n\r\n"u8);
        if (end < 0) return null;
        var head = bytes[..(end + 2)];
        var length = Line(head.Span, "\r\nContent-Length: "u8);
        var body = length.IsEmpty ? 0 : int.Parse(length, CultureInfo.InvariantCulture);
        return bytes.Length < end + 4 + body ? null : new(int.Parse(head.Span[9..12], CultureInfo.InvariantCulture), head, bytes.Slice(end + 4, body));
    }

    private static ReadOnlySpan<byte> Line(ReadOnlySpan<byte> head, ReadOnlySpan<byte> name)
    {
        var start = head.IndexOf(name);
        if (start < 0) return [];
        var value = head[(start + name.Length)..];
        return value[..value.IndexOf("\r\n"u8)];
    }
}
