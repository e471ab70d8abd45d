using System.Net;
using System.Net.Sockets;

namespace OurWhats.Tests.Footprint;

/// <summary>A relay between clients and the application that counts the bytes in each direction.</summary>
internal sealed class CountingRelay : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly List<Task> relays = [];
    private readonly int target;
    private long up;
    private long down;

    private CountingRelay(int target) => this.target = target;

    public Uri Address => new($"http://127.0.0.1:{((IPEndPoint)listener.LocalEndpoint).Port}");

    public long Up => Interlocked.Read(ref up);

    public long Down => Interlocked.Read(ref down);

    public static CountingRelay To(Uri application)
    {
        CountingRelay relay = new(application.Port);
        relay.listener.Start();
        _ = relay.Accept();
        return relay;
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        listener.Dispose();
        await Task.WhenAll(relays);
    }

    private async Task Accept()
    {
        try
        {
            while (true)
            {
                var client = await listener.AcceptTcpClientAsync(end.Token);
                relays.Add(Relay(client));
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    private async Task Relay(TcpClient client)
    {
        using (client)
        using (TcpClient application = new())
        {
            await application.ConnectAsync(IPAddress.Loopback, target, end.Token);
            (client.NoDelay, application.NoDelay) = (true, true);
            var upward = Copy(client.GetStream(), application, bytes => Interlocked.Add(ref up, bytes));
            var downward = Copy(application.GetStream(), client, bytes => Interlocked.Add(ref down, bytes));
            await Task.WhenAll(upward, downward);
        }
    }

    private async Task Copy(NetworkStream from, TcpClient to, Action<int> count)
    {
        var buffer = new byte[64 * 1024];
        try
        {
            for (int read; (read = await from.ReadAsync(buffer, end.Token)) > 0;)
            {
                count(read);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), end.Token);
            }

            to.Client.Shutdown(SocketShutdown.Send);
        }
        catch (Exception exception) when (IsHangUp(exception))
        {
            // Either side hung up.
        }
    }

    private static bool IsHangUp(Exception exception) =>
        exception is IOException or OperationCanceledException or SocketException or ObjectDisposedException;
}
