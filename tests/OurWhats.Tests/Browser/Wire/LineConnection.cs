using System.Net;
using System.Net.Sockets;

namespace OurWhats.Tests.Browser.Wire;

/// <summary>A connection of a browser over a bad line.</summary>
internal sealed class LineConnection(TcpClient browser, BadLine line) : IAsyncDisposable
{
    private readonly TcpClient application = new();
    private readonly CancellationTokenSource closed = new();

    private Task relay = Task.CompletedTask;

    public void Begin(int target) => relay = Relay(target);

    /// <summary>Both sides learn at once that it is no more (RST).</summary>
    public void Reset()
    {
        closed.Cancel();
        Reset(browser.Client);
        Reset(application.Client);
    }

    public async ValueTask DisposeAsync()
    {
        Reset();
        await relay;
        closed.Dispose();
    }

    private async Task Relay(int target)
    {
        try
        {
            (browser.NoDelay, application.NoDelay) = (true, true);
            await application.ConnectAsync(IPAddress.Loopback, target, closed.Token);
            await Task.WhenAny(Copy(browser, application, isUp: true), Copy(application, browser, isUp: false));
        }
        catch (Exception exception) when (IsOver(exception))
        {
            // Nobody answers there: the browser sees its connection close.
        }

        await closed.CancelAsync();
        browser.Dispose();
        application.Dispose();
    }

    private async Task Copy(TcpClient from, TcpClient to, bool isUp)
    {
        var buffer = new byte[new LineState().PieceBytes];
        try
        {
            for (; ; )
            {
                var read = await from.GetStream().ReadAsync(buffer.AsMemory(0, line.State.PieceBytes), closed.Token);
                if (read == 0) return;
                await line.Carry(buffer.AsMemory(0, read), isUp, closed.Token);
                await to.GetStream().WriteAsync(buffer.AsMemory(0, read), closed.Token);
            }
        }
        catch (Exception exception) when (IsOver(exception))
        {
            // Either side hung up, or the line was cut.
        }
    }

    private static void Reset(Socket? side)
    {
        try
        {
            side?.LingerState = new(enable: true, seconds: 0);
            side?.Close();
        }
        catch (Exception exception) when (IsOver(exception))
        {
            // It is closed already.
        }
    }

    private static bool IsOver(Exception exception) =>
        exception is IOException or SocketException or OperationCanceledException or ObjectDisposedException or InvalidOperationException;
}
