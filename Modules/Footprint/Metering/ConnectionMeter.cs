using System.Buffers;

namespace OurWhats.Footprint.Metering;

/// <summary>
/// Counts the bytes of a connection between HTTP and TLS: with headers, chunks and compression, before encryption. On
/// HTTP/1.1, all bytes up to the next request belong to the current one; on HTTP/2, frames name the request they belong
/// to.
/// </summary>
internal sealed class ConnectionMeter(Meter meter)
{
    private readonly Lock gate = new();
    private readonly ConnectionUsage usage = new(meter);
    private Http2Meter? http2;
    private long received;
    private long sent;
    private long receivedCharged;
    private long sentCharged;
    private long bodyEnd;

    /// <summary>Counts bytes that HTTP has consumed.</summary>
    public void CountReceived(ReadOnlySequence<byte> bytes)
    {
        if (received == 0 && http2 is null && Http2Meter.HasPreface(bytes))
        {
            http2 = new(usage, gate);
            bytes = http2.SkipPreface(bytes);
        }

        if (http2 is null)
        {
            Volatile.Write(ref received, received + bytes.Length);
            return;
        }

        foreach (var part in bytes) http2.CountReceived(part.Span);
    }

    /// <summary>Counts bytes that HTTP has written.</summary>
    public void CountSent(ReadOnlySpan<byte> bytes)
    {
        if (http2 is null) Volatile.Write(ref sent, sent + bytes.Length);
        else http2.CountSent(bytes);
    }

    /// <summary>Discards the count so far, which was the TLS handshake.</summary>
    public void Restart() => (received, sent) = (0, 0);

    /// <summary>Begins a request, whose head has just been received.</summary>
    /// <param name="request">The key to charge.</param>
    /// <param name="body">Length of the body in bytes; null if the request does not state it.</param>
    /// <param name="stream">The HTTP/2 stream; ignored on HTTP/1.1.</param>
    /// <param name="mayBeIdentifiedLater">True if a later request on the same connection may reveal the person.</param>
    public void Begin(UsageKey request, long? body, int stream, bool mayBeIdentifiedLater)
    {
        lock (gate)
        {
            if (http2 is null) BeginHttp1(request, body, mayBeIdentifiedLater);
            else http2.Begin(stream, request, mayBeIdentifiedLater);
        }
    }

    /// <summary>Ends a request that has been handled. Its response may still be in transit.</summary>
    /// <param name="request">The key to charge.</param>
    /// <param name="isNotModified">True for a 304 response.</param>
    public void End(UsageKey request, bool isNotModified)
    {
        lock (gate)
        {
            if (bodyEnd == long.MaxValue) bodyEnd = Volatile.Read(ref received);
            if (isNotModified && http2 is null) usage.AddNotModified();
            else if (isNotModified) meter.Add(request with { Measure = Measure.Fresh }, new(1, 0, 0));
        }
    }

    /// <summary>Charges the count so far to the current request, or to the last one.</summary>
    public void Settle()
    {
        lock (gate)
        {
            http2?.Settle();
            var (up, down) = (Volatile.Read(ref received), Volatile.Read(ref sent));
            usage.Add(new(0, up - receivedCharged, down - sentCharged));
            (receivedCharged, sentCharged) = (up, down);
            usage.Flush();
        }
    }

    /// <summary>Ends the connection.</summary>
    /// <param name="unread">Bytes received but never consumed by HTTP.</param>
    public void Close(long unread)
    {
        lock (gate)
        {
            received += unread;
            http2?.Close();
            Settle();
            usage.Close();
        }
    }

    // The caller holds the lock.
    private void BeginHttp1(UsageKey request, long? body, bool mayBeIdentifiedLater)
    {
        var (up, down) = (Volatile.Read(ref received), Volatile.Read(ref sent));

        // The previous request is charged for its whole body, even if it was not read.
        var previousEnd = Math.Clamp(bodyEnd, receivedCharged, up);
        usage.Add(new(0, previousEnd - receivedCharged, down - sentCharged));

        usage.Begin(request, mayBeIdentifiedLater);
        usage.Add(new(1, up - previousEnd, 0));
        (receivedCharged, sentCharged) = (up, down);
        bodyEnd = body is { } bytes ? up + bytes : long.MaxValue;
    }
}
