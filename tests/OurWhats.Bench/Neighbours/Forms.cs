using System.Globalization;
using System.Net.Sockets;
using System.Text;

namespace OurWhats.Bench.Neighbours;

/// <summary>Multipart forms of the composer, far longer than any page's.</summary>
internal static class Forms
{
    private const string Field = "--b\r\nContent-Disposition: form-data; name=\"f\"\r\n\r\nx\r\n";
    private const string Head = "--b\r\nContent-Disposition: form-data; name=\"files\"; filename=\"x\"\r\n\r\n";
    private const string End = "--b--\r\n";

    private static byte[]? photo;

    public static Func<Target, Tally, CancellationToken, Task> Fields(int count)
    {
        var piece = Encoding.Latin1.GetBytes(string.Concat(Enumerable.Repeat(Field, 1000)));
        return (target, tally, over) => Send(new(target, "", piece, count / 1000, End), tally, over);
    }

    public static Func<Target, Tally, CancellationToken, Task> FieldsOf(int bytes) =>
        Fields(bytes / Field.Length / 1000 * 1000);

    public static Func<Target, Tally, CancellationToken, Task> FileOf(int bytes) =>
        (target, tally, over) => Send(File(target, bytes, "\r\n" + End), tally, over);

    /// <summary>The photo, another one each time because of its last bytes.</summary>
    public static async Task Photo(Target target, Tally tally, CancellationToken over)
    {
        photo ??= await System.IO.File.ReadAllBytesAsync(target.Photo, over);
        byte[] other = [.. photo, .. Guid.NewGuid().ToByteArray()];
        await Send(new(target, Head, other, 1, "\r\n" + End), tally, over);
    }

    /// <summary>A file whose end never comes, so that nothing is stored.</summary>
    public static Func<Target, Tally, CancellationToken, Task> BrokenFileOf(int bytes) =>
        (target, tally, over) => Send(File(target, bytes, null), tally, over);

    private static Body File(Target target, int bytes, string? end)
    {
        var piece = new byte[100_000];
        Random.Shared.NextBytes(piece);
        return new(target, Head, piece, bytes / piece.Length, end);
    }

    private static async Task Send(Body body, Tally tally, CancellationToken over)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync(body.Target.Address.Host, body.Target.Address.Port, over);
        var answer = Status(socket, over);
        try
        {
            await socket.SendAsync(body.Head, over);
            for (var i = 0; i < body.Count && !answer.IsCompleted; i++) await socket.SendAsync(body.Piece, over);
            if (body.End is null) socket.Shutdown(SocketShutdown.Send);
            else if (!answer.IsCompleted) await socket.SendAsync(Encoding.Latin1.GetBytes(body.End), over);
        }
        catch (SocketException) when (!over.IsCancellationRequested)
        {
            // Refused before its end: the answer says so, or the connection is closed.
        }

        tally.Note(await answer);
    }

    // A browser stops sending when the answer is there.
    private static async Task<int> Status(Socket socket, CancellationToken over)
    {
        var head = new byte[16 * 1024];
        try
        {
            var received = await socket.ReceiveAsync(head, over);
            return received < 12 ? Tally.Closed : int.Parse(head.AsSpan(9, 3), CultureInfo.InvariantCulture);
        }
        catch (SocketException)
        {
            return Tally.Closed;
        }
    }

    private sealed record Body(Target Target, string Before, byte[] Piece, int Count, string? End)
    {
        public byte[] Head
        {
            get
            {
                // A form that breaks off announces more than it sends.
                var length = Before.Length + ((long)Piece.Length * Count) + (End ?? "\r\n" + Forms.End).Length;
                return Encoding.Latin1.GetBytes(
                    $"POST /c/{Target.Conversation}/messages HTTP/1.1\r\nHost: {Target.Address.Authority}\r\n"
                    + $"Origin: {Target.Address.GetLeftPart(UriPartial.Authority)}\r\nCookie: s={Target.Session}\r\n"
                    + $"Content-Type: multipart/form-data; boundary=b\r\nContent-Length: {length}\r\n\r\n{Before}");
            }
        }
    }
}
