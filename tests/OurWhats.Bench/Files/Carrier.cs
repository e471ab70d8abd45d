using System.Diagnostics;
using System.Globalization;
using System.Net.Http.Headers;
using System.Net.Sockets;
using System.Security.Cryptography;
using OurWhats.Bench.Load;
using OurWhats.Media.Store;

namespace OurWhats.Bench.Files;

/// <summary>Somebody who sends files by tus, and fetches them.</summary>
internal sealed class Carrier(Uri server, string session) : IDisposable
{
    private readonly HttpClient client = new(new SocketsHttpHandler { UseCookies = false, AllowAutoRedirect = false }) { BaseAddress = server };

    /// <summary>Bytes that nothing else holds.</summary>
    public static byte[] Content(int megabytes) => RandomNumberGenerator.GetBytes(megabytes * 1_000_000);

    /// <summary>Where a file lies for who may see it.</summary>
    public static string AddressOf(byte[] content) => "/files/" + StoredFile.KeyOf(Convert.ToHexStringLower(SHA256.HashData(content)));

    /// <summary>Sends a file in one go.</summary>
    public async Task Send(byte[] content)
    {
        using var announced = await Ask(HttpMethod.Post, "/uploads", null, ("Upload-Length", content.Length.ToString(CultureInfo.InvariantCulture)));
        using ByteArrayContent part = new(content) { Headers = { ContentType = new MediaTypeHeaderValue("application/offset+octet-stream") } };
        using var sent = await Ask(HttpMethod.Patch, announced.Headers.Location!.ToString(), part, ("Upload-Offset", "0"));
    }

    /// <summary>Fetches what lies at an address several times at once. Gives the milliseconds until all is there.</summary>
    public async Task<double> Time(Uri from, string address, long bytes, int together)
    {
        var start = Stopwatch.GetTimestamp();
        await Task.WhenAll(Enumerable.Range(0, together).Select(_ => Task.Run(() => Fetch(from, address, bytes))));
        return Stopwatch.GetElapsedTime(start).TotalMilliseconds;
    }

    public void Dispose() => client.Dispose();

    private async Task Fetch(Uri from, string address, long bytes)
    {
        using Socket socket = new(AddressFamily.InterNetwork, SocketType.Stream, ProtocolType.Tcp);
        await socket.ConnectAsync("127.0.0.1", from.Port);
        await socket.SendAsync(Connection.Get(from, address, session, more: "Connection: close\r\n"));
        var buffer = new byte[256 * 1024];
        long received = 0;
        for (int more; (more = await socket.ReceiveAsync(buffer)) > 0;) received += more;
        if (received < bytes) throw new InvalidOperationException($"{from}{address}: {received} bytes instead of {bytes}");
    }

    private async Task<HttpResponseMessage> Ask(HttpMethod method, string address, HttpContent? content, (string Name, string Value) header)
    {
        using HttpRequestMessage request = new(method, address) { Content = content };
        foreach (var (name, value) in ((string, string)[])[("Cookie", "s=" + session), ("Origin", server.GetLeftPart(UriPartial.Authority)), ("Tus-Resumable", "1.0.0"), header])
            request.Headers.TryAddWithoutValidation(name, value);
        var answer = await client.SendAsync(request);
        return answer.IsSuccessStatusCode ? answer : throw new InvalidOperationException($"{method} {address}: {answer.StatusCode} {await answer.Content.ReadAsStringAsync()}");
    }
}
