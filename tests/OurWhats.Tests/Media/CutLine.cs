using System.Globalization;
using System.Net.Sockets;
using System.Text;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Media;

/// <summary>A connection that breaks during a part of an upload.</summary>
internal sealed class CutLine : IDisposable
{
    private readonly TcpClient client = new();

    /// <summary>Sends the first bytes of a part.</summary>
    public static async Task<CutLine> Sends(Uri place, Person person, string key, long offset, byte[] part, int sent)
    {
        CutLine line = new();
        await line.client.ConnectAsync(place.Host, place.Port, TestContext.Current.CancellationToken);
        var head = string.Create(CultureInfo.InvariantCulture, $"""
            PATCH /uploads/{key} HTTP/1.1
            Host: {place.Authority}
            Origin: {place.GetLeftPart(UriPartial.Authority)}
            Cookie: s={person.SessionKey}
            Tus-Resumable: 1.0.0
            Upload-Offset: {offset}
            Content-Type: application/offset+octet-stream
            Content-Length: {part.Length}
            """).ReplaceLineEndings("\r\n") + "\r\n\r\n";
        await line.client.GetStream().WriteAsync(Encoding.ASCII.GetBytes(head), TestContext.Current.CancellationToken);
        await line.client.GetStream().WriteAsync(part.AsMemory(0, sent), TestContext.Current.CancellationToken);
        return line;
    }

    /// <summary>Resets the connection.</summary>
    public void Cut()
    {
        client.LingerState = new(enable: true, seconds: 0);
        client.Close();
    }

    public void Dispose() => client.Dispose();
}
