using System.Net;
using System.Net.Sockets;
using System.Text;

namespace OurWhats.Tests.Browser.Wire;

/// <summary>
/// A line from a browser to the application that is cut, silent or slow, and well again, while it is in use. What it has
/// swallowed arrives once it is well again, as TCP repeats what is lost, and never if it is cut meanwhile.
/// </summary>
internal sealed class BadLine : IAsyncDisposable
{
    private readonly TcpListener listener = new(IPAddress.Loopback, 0);
    private readonly CancellationTokenSource end = new();
    private readonly List<LineConnection> connections = [];
    private readonly StringBuilder held = new();
    private readonly int target;
    private LineState state = new();
    private TaskCompletionSource changed = Change();
    private Task accepting = Task.CompletedTask;
    private int refused;

    private BadLine(int target) => this.target = target;

    /// <summary>Where the browser finds the application.</summary>
    public Uri Address => new($"http://localhost:{((IPEndPoint)listener.LocalEndpoint).Port}");

    /// <summary>How it is now. A connection that it resets stays closed when it is well again.</summary>
    public LineState State
    {
        get => Volatile.Read(ref state);
        private set
        {
            Volatile.Write(ref state, value);
            if (value.IsCut) Reset();
            Interlocked.Exchange(ref changed, Change()).SetResult();
        }
    }

    /// <summary>How many connections were tried while it was cut.</summary>
    public int Refused => Volatile.Read(ref refused);

    /// <param name="target">The port on this machine that it leads to.</param>
    public static BadLine To(int target)
    {
        BadLine line = new(target);
        line.listener.Start();
        line.accepting = line.Accept();
        return line;
    }

    /// <summary>Resets every connection, and each that is tried.</summary>
    public void Cut() => State = new(IsCut: true);

    /// <summary>Nothing passes any more, and nobody is told.</summary>
    public void Swallow() => State = new(SwallowsRequests: true, SwallowsAnswers: true);

    /// <summary>Requests arrive, and what is answered does not.</summary>
    public void SwallowAnswers() => State = new(SwallowsAnswers: true);

    public void Slow(int bytesPerSecond, TimeSpan latency = default) => State = new(BytesPerSecond: bytesPerSecond, Latency: latency);

    public void Mend() => State = new();

    /// <summary>True if a request has been swallowed whose head or body contains this.</summary>
    public bool HasSwallowed(string text)
    {
        lock (held) return held.ToString().Contains(text, StringComparison.Ordinal);
    }

    public async ValueTask DisposeAsync()
    {
        await end.CancelAsync();
        await accepting;
        listener.Dispose();
        foreach (var connection in Open()) await connection.DisposeAsync();
        end.Dispose();
    }

    /// <summary>Waits while the line holds what goes this way, and as long as the piece travels.</summary>
    public async Task Carry(ReadOnlyMemory<byte> piece, bool isUp, CancellationToken cancel)
    {
        Task change;
        while (Change(out change).Holds(isUp))
        {
            if (isUp) Note(piece.Span);
            await change.WaitAsync(cancel);
        }

        var travel = State.Travel(piece.Length);
        if (travel > TimeSpan.Zero) await Task.Delay(travel, cancel);
    }

    // The task is taken before the state is looked at: no change falls between the two.
    private LineState Change(out Task change)
    {
        change = Volatile.Read(ref changed).Task;
        return State;
    }

    private void Note(ReadOnlySpan<byte> piece)
    {
        lock (held) held.Append(Encoding.UTF8.GetString(piece));
    }

    private async Task Accept()
    {
        try
        {
            for (; ; )
            {
                LineConnection connection = new(await listener.AcceptTcpClientAsync(end.Token), this);
                lock (connections) connections.Add(connection);
                if (State.IsCut) Refuse(connection);
                else connection.Begin(target);
            }
        }
        catch (OperationCanceledException)
        {
            // The end of the test.
        }
    }

    private void Refuse(LineConnection connection)
    {
        Interlocked.Increment(ref refused);
        connection.Reset();
    }

    private void Reset()
    {
        foreach (var connection in Open()) connection.Reset();
    }

    private IReadOnlyList<LineConnection> Open()
    {
        lock (connections) return [.. connections];
    }

    private static TaskCompletionSource Change() => new(TaskCreationOptions.RunContinuationsAsynchronously);
}
