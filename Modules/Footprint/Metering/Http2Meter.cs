using System.Buffers;
using System.Diagnostics.CodeAnalysis;

namespace OurWhats.Footprint.Metering;

/// <summary>
/// Attributes the bytes of an HTTP/2 connection to its requests, frame by frame. Frames of the connection itself
/// (settings, window updates, pings) and frame heads that arrive in pieces are charged to the latest request.
/// </summary>
internal sealed class Http2Meter(ConnectionUsage usage, Lock gate)
{
    private readonly Dictionary<int, StreamUsage> streams = [];
    private readonly StreamUsage common = new() { HasBegun = true };
    private Http2FrameReader receiving = new();
    private Http2FrameReader sending = new();
    private int newestStream;
    private UsageKey latest;
    private bool latestMayBeIdentifiedLater;

    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8;

    /// <summary>
    /// True if the first bytes of a connection are the preface of HTTP/2 (RFC 9113, 3.4), which the server consumes as a
    /// whole. A part of it is a request of HTTP/1.1 that makes no sense.
    /// </summary>
    public static bool HasPreface(ReadOnlySequence<byte> bytes)
    {
        if (bytes.Length < Preface.Length) return false;
        Span<byte> start = stackalloc byte[Preface.Length];
        bytes.Slice(0, Preface.Length).CopyTo(start);
        return start.SequenceEqual(Preface);
    }

    /// <summary>Returns the bytes after the connection preface.</summary>
    public ReadOnlySequence<byte> SkipPreface(ReadOnlySequence<byte> bytes)
    {
        common.Usage += new Usage(0, Preface.Length, 0);
        return bytes.Slice(Preface.Length);
    }

    public void CountReceived(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = receiving.Read(bytes);
            lock (gate) StreamOf(receiving, isSending: false).Usage += new Usage(0, read, 0);
            bytes = bytes[read..];
        }
    }

    public void CountSent(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var read = sending.Read(bytes);
            lock (gate) StreamOf(sending, isSending: true).Usage += new Usage(0, 0, read);
            bytes = bytes[read..];
        }
    }

    /// <summary>Begins a request. The caller holds the lock.</summary>
    public void Begin(int number, UsageKey request, bool mayBeIdentifiedLater)
    {
        if (request.Person > 0 && mayBeIdentifiedLater) usage.Identify(request);
        (latest, latestMayBeIdentifiedLater) = (request, mayBeIdentifiedLater);
        if (streams.TryGetValue(number, out var stream) || TryOpen(number, out stream))
            (stream.Key, stream.MayBeIdentifiedLater, stream.HasBegun) = (request, mayBeIdentifiedLater, true);
        else
            stream = common; // the stream was reset meanwhile
        stream.Usage += new Usage(1, 0, 0);
    }

    /// <summary>Passes the count so far on. The caller holds the lock.</summary>
    public void Settle()
    {
        foreach (var (number, stream) in streams)
        {
            if (stream.HasBegun) Flush(stream, stream.Key, stream.MayBeIdentifiedLater);
            if (!stream.IsOver) continue;
            common.Usage += stream.Usage; // only happens if the request never began
            streams.Remove(number);
        }

        Flush(common, latest, latestMayBeIdentifiedLater);
    }

    /// <summary>
    /// Ends the connection: bytes of requests that never began are charged to the latest one. The caller holds the lock.
    /// </summary>
    public void Close()
    {
        foreach (var stream in streams.Values) stream.IsOver = true;
        Settle();
    }

    private StreamUsage StreamOf(in Http2FrameReader frame, bool isSending)
    {
        if (frame.Stream == 0) return common;
        if (!streams.TryGetValue(frame.Stream, out var stream))
        {
            // Only received headers open a stream; other frames of an unknown stream belong to a finished request.
            var mayOpen = !isSending && frame.IsHeaders;
            if (!mayOpen || !TryOpen(frame.Stream, out stream)) return common;
        }

        if (frame.IsReset || (isSending && frame.EndsStream && frame.IsComplete)) stream.IsOver = true;
        return stream;
    }

    // A request may begin before or after the bytes of its head are counted, so either of them opens the stream. Stream
    // numbers only grow (RFC 9113, 5.1.1); a lower one belongs to a finished request.
    private bool TryOpen(int number, [NotNullWhen(true)] out StreamUsage? stream)
    {
        stream = null;
        if (number <= newestStream) return false;
        streams.Add(newestStream = number, stream = new());
        return true;
    }

    private void Flush(StreamUsage stream, UsageKey request, bool mayBeIdentifiedLater)
    {
        if (request.Zone is null) return; // no request has begun yet
        usage.Flush(request, stream.Usage, mayBeIdentifiedLater);
        stream.Usage = default;
    }
}
