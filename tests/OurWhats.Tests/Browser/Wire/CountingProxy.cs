using System.Net;
using System.Net.Sockets;
using System.Text.RegularExpressions;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Wire;

/// <summary>
/// A TCP proxy between a browser and the application. It counts the payload of every connection in both directions,
/// headers included, and records each HTTP/1.1 request head, so that it also counts requests invisible to the page.
/// </summary>
internal sealed partial class CountingProxy : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly List<Exchange> exchanges = [];
    private readonly List<Task> relays = [];
    private readonly int target;
    private readonly TimeSpan delay;
    private readonly string scheme;
    private long up;
    private long down;
    private (long Up, long Down) payload;
    private long lastTraffic = Environment.TickCount64;

    private CountingProxy(int target, TimeSpan delay, string scheme) => (this.target, this.delay, this.scheme) = (target, delay, scheme);

    /// <summary>Where the browser finds the application.</summary>
    public Uri Address => new($"{scheme}://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>Bytes so far, both ways.</summary>
    public long Bytes => Up + Down;

    /// <summary>Bytes so far, from the browser to the application.</summary>
    public long Up => Interlocked.Read(ref up);

    /// <summary>Bytes so far, from the application to the browser.</summary>
    public long Down => Interlocked.Read(ref down);

    /// <summary>Bytes inside TLS so far, both ways; 0 without it.</summary>
    public (long Up, long Down) Payload
    {
        get
        {
            lock (exchanges) return payload;
        }
    }

    /// <summary>How long nothing has crossed the wire.</summary>
    public TimeSpan Silence => TimeSpan.FromMilliseconds(Environment.TickCount64 - Interlocked.Read(ref lastTraffic));

    /// <summary>Returns once nothing has crossed the wire for so long.</summary>
    public Task UntilQuiet(double seconds = 2) =>
        Until.IsTrue(() => Silence > TimeSpan.FromSeconds(seconds), $"the wire was quiet for {seconds} s");

    /// <summary>True hangs up instead of passing an answer on: the application has done what was asked, and nobody knows.</summary>
    public bool LosesAnswers { get; set; }

    /// <summary>True lets nothing through, and nobody is told.</summary>
    public bool IsStuck { get; set; }

    /// <summary>Hangs up, once, when so many bytes have gone up; null once it has.</summary>
    public long? BreaksAt { get; set; }

    /// <param name="target">The port on this machine that it leads to.</param>
    /// <param name="delay">How long each piece travels, each way.</param>
    /// <param name="scheme">http, or https: then the bytes are counted with those of TLS, and no exchange can be told from another.</param>
    public static CountingProxy To(int target, TimeSpan delay = default, string scheme = "http")
    {
        CountingProxy proxy = new(target, delay, scheme);
        proxy.listener.Start();
        _ = proxy.Accept();
        return proxy;
    }

    /// <summary>What was asked so far, in order.</summary>
    public IReadOnlyList<Exchange> Exchanges()
    {
        lock (exchanges) return [.. exchanges];
    }

    public async ValueTask DisposeAsync()
    {
        if (end.IsCancellationRequested) return;
        await end.CancelAsync();
        listener.Dispose();
        Task[] open;
        lock (relays) open = [.. relays];
        await Task.WhenAll(open);
    }

    private async Task Accept()
    {
        try
        {
            for (; ; )
            {
                var browser = await listener.AcceptTcpClientAsync(end.Token);
                lock (relays) relays.Add(Relay(browser));
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    private async Task Relay(TcpClient browser)
    {
        using var closed = CancellationTokenSource.CreateLinkedTokenSource(end.Token);
        using (browser)
        using (TcpClient application = new())
        {
            Connection connection = new();
            try
            {
                (browser.NoDelay, application.NoDelay) = (true, true);
                await application.ConnectAsync(IPAddress.Loopback, target, closed.Token);
                await Task.WhenAny(
                    Copy(browser.GetStream(), application.GetStream(), connection, isUp: true, closed.Token),
                    Copy(application.GetStream(), browser.GetStream(), connection, isUp: false, closed.Token));
                await closed.CancelAsync();
            }
            catch (Exception exception) when (exception is SocketException or OperationCanceledException)
            {
                // Nobody answers there: the browser sees its connection close.
            }

            connection.Exchange?.IsOver = true;
        }
    }

    private async Task Copy(NetworkStream from, NetworkStream to, Connection connection, bool isUp, CancellationToken cancel)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, cancel)) > 0;)
            {
                Count(connection, buffer.AsSpan(0, read), isUp);
                if (LosesAnswers && !isUp) return;
                if (isUp && Up > BreaksAt)
                {
                    BreaksAt = null;
                    return;
                }

                if (IsStuck) await Task.Delay(Timeout.Infinite, cancel);
                if (delay > TimeSpan.Zero) await Task.Delay(delay, cancel);
                await to.WriteAsync(buffer.AsMemory(0, read), cancel);
            }
        }
        catch (Exception exception) when (exception is IOException or OperationCanceledException or ObjectDisposedException)
        {
            // Either side hung up.
        }
    }

    private void Count(Connection connection, ReadOnlySpan<byte> piece, bool isUp)
    {
        Interlocked.Exchange(ref lastTraffic, Environment.TickCount64);
        if (isUp) Interlocked.Add(ref up, piece.Length);
        else Interlocked.Add(ref down, piece.Length);
        // A request head starts a piece: the browser does not pipeline.
        var head = isUp ? Head().Match(System.Text.Encoding.Latin1.GetString(piece[..Math.Min(piece.Length, 2000)])) : Match.Empty;
        lock (exchanges)
        {
            if (scheme == Uri.UriSchemeHttps) payload = isUp ? (payload.Up + connection.Up.Add(piece), payload.Down) : (payload.Up, payload.Down + connection.Down.Add(piece));
            if (head.Success) connection.Exchange?.IsOver = true;
            if (head.Success) exchanges.Add(connection.Exchange = new(head.Groups[1].Value, head.Groups[2].Value, Environment.TickCount64));
            connection.Exchange?.Add(piece, isUp);
        }
    }

    private sealed class Connection
    {
        public Exchange? Exchange { get; set; }
        public TlsRecords Up { get; } = new();
        public TlsRecords Down { get; } = new();
    }

    [GeneratedRegex("""^(GET|POST|PUT|PATCH|DELETE|HEAD|OPTIONS) (\S+) HTTP/1\.1\r\n""")]
    private static partial Regex Head();
}
