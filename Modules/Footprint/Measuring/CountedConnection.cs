using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace OurWhats.Footprint.Measuring;

/// <summary>
/// A connection whose bytes are counted where HTTP reads and writes them: where TLS puts its own transport into the
/// connection's place, the count moves into it.
/// </summary>
internal sealed class CountedConnection : ConnectionContext
{
    private readonly ConnectionContext inner;
    private readonly Line line;
    private CountedPipe pipe;

    private CountedConnection(ConnectionContext inner, Line line)
    {
        (this.inner, this.line) = (inner, line);
        pipe = new(inner.Transport, line);
    }

    public override string ConnectionId
    {
        get => inner.ConnectionId;
        set => inner.ConnectionId = value;
    }

    public override IFeatureCollection Features => inner.Features;

    public override IDictionary<object, object?> Items
    {
        get => inner.Items;
        set => inner.Items = value;
    }

    public override EndPoint? LocalEndPoint
    {
        get => inner.LocalEndPoint;
        set => inner.LocalEndPoint = value;
    }

    public override EndPoint? RemoteEndPoint
    {
        get => inner.RemoteEndPoint;
        set => inner.RemoteEndPoint = value;
    }

    public override CancellationToken ConnectionClosed
    {
        get => inner.ConnectionClosed;
        set => inner.ConnectionClosed = value;
    }

    public override IDuplexPipe Transport
    {
        get => pipe;
        set => pipe = value as CountedPipe ?? pipe.Within(value, line);
    }

    /// <summary>Counts a connection from here to its end.</summary>
    public static async Task Count(ConnectionContext connection, Meter meter, ConnectionDelegate next)
    {
        Line line = new(meter);
        CountedConnection counted = new(connection, line);
        connection.Features.Set(line);
        meter.Add(line);
        try
        {
            await next(counted);
        }
        finally
        {
            line.Close(counted.pipe.Unread);
            meter.Remove(line);
        }
    }

    public override void Abort(ConnectionAbortedException abortReason) => inner.Abort(abortReason);

    public override void Abort() => inner.Abort();

    public override async ValueTask DisposeAsync()
    {
        await inner.DisposeAsync();
        await base.DisposeAsync();
    }
}
