using System.IO.Pipelines;
using System.Net;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http.Features;

namespace OurWhats.Footprint.Metering;

/// <summary>
/// A connection whose bytes are counted between HTTP and TLS. When TLS replaces the connection's transport, counting
/// continues in the new one.
/// </summary>
internal sealed class CountedConnection : ConnectionContext
{
    private readonly ConnectionContext inner;
    private readonly ConnectionMeter meter;
    private CountedPipe pipe;

    private CountedConnection(ConnectionContext inner, ConnectionMeter meter)
    {
        (this.inner, this.meter) = (inner, meter);
        pipe = new(inner.Transport, meter);
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
        set => pipe = value as CountedPipe ?? pipe.ContinueIn(value, meter);
    }

    /// <summary>Counts a connection's bytes until it ends.</summary>
    public static async Task Count(ConnectionContext connection, Meter meter, ConnectionDelegate next)
    {
        ConnectionMeter connectionMeter = new(meter);
        CountedConnection counted = new(connection, connectionMeter);
        connection.Features.Set(connectionMeter);
        meter.Add(connectionMeter);
        try
        {
            await next(counted);
        }
        finally
        {
            connectionMeter.Close(counted.pipe.Unread);
            meter.Remove(connectionMeter);
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
