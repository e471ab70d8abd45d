using System.Buffers;
using OurWhats.Footprint.Sums;

namespace OurWhats.Footprint.Measuring;

/// <summary>
/// A connection: bytes as HTTP hands them over and takes them, below it, with headers, chunks and compression, above TLS.
/// Requests say when they begin; on HTTP/1.1 what crosses until the next one is theirs, on HTTP/2 frames tell.
/// </summary>
internal sealed class Line(Meter meter)
{
    private static ReadOnlySpan<byte> Preface => "PRI * HTTP/2"u8;

    private readonly Lock gate = new();
    private readonly Bill bill = new(meter);
    private Frames? frames;
    private long up;
    private long down;
    private long upCharged;
    private long downCharged;
    private long bodyEnd;

    /// <summary>Bytes that HTTP has taken.</summary>
    public void Came(ReadOnlySequence<byte> bytes)
    {
        if (up == 0 && frames is null && bytes.FirstSpan.StartsWith(Preface))
        {
            frames = new(bill, gate);
            bytes = frames.SkipPreface(bytes);
        }

        if (frames is null) Volatile.Write(ref up, up + bytes.Length);
        else foreach (var part in bytes) frames.Came(part.Span);
    }

    /// <summary>Bytes that HTTP hands over.</summary>
    public void Goes(ReadOnlySpan<byte> bytes)
    {
        if (frames is null) Volatile.Write(ref down, down + bytes.Length);
        else frames.Goes(bytes);
    }

    /// <summary>Forgets what came so far: it belongs to TLS.</summary>
    public void Restart() => (up, down) = (0, 0);

    /// <summary>A request begins, whose head has just come.</summary>
    /// <param name="charge">To whom and what it is charged.</param>
    /// <param name="body">Bytes of the body that follows; null where it does not say.</param>
    /// <param name="stream">Its stream on HTTP/2.</param>
    /// <param name="mayBeNamedLater">True where a later request of the same connection may tell who it is.</param>
    public void Begin(Charge charge, long? body, int stream, bool mayBeNamedLater)
    {
        lock (gate)
        {
            if (frames is not null)
            {
                frames.Begin(stream, charge, mayBeNamedLater);
                return;
            }

            var (came, gone) = (Volatile.Read(ref up), Volatile.Read(ref down));
            var end = Math.Clamp(bodyEnd, upCharged, came); // the rest of the last one's body, which nobody may have read
            bill.Charge(new(0, end - upCharged, gone - downCharged));
            bill.Open(charge, mayBeNamedLater);
            bill.Charge(new(1, came - end, 0));
            (upCharged, downCharged, bodyEnd) = (came, gone, body is { } bytes ? came + bytes : long.MaxValue);
        }
    }

    /// <summary>The request's work is done; its answer may still be on its way.</summary>
    /// <param name="isFresh">True for an answer 304.</param>
    public void End(Charge charge, bool isFresh)
    {
        lock (gate)
        {
            if (bodyEnd == long.MaxValue) bodyEnd = Volatile.Read(ref up);
            if (isFresh && frames is null) bill.ChargeFresh();
            else if (isFresh) meter.Add(charge with { Measure = Measure.Fresh }, new(1, 0, 0));
        }
    }

    /// <summary>Charges what crossed so far to the request under way, or the last one.</summary>
    public void Settle()
    {
        lock (gate)
        {
            frames?.Settle();
            var (came, gone) = (Volatile.Read(ref up), Volatile.Read(ref down));
            bill.Charge(new(0, came - upCharged, gone - downCharged));
            (upCharged, downCharged) = (came, gone);
            bill.Pay();
        }
    }

    /// <summary>The connection is over.</summary>
    /// <param name="unread">Bytes that came and that HTTP never took.</param>
    public void Close(long unread)
    {
        lock (gate)
        {
            up += unread;
            Settle();
            bill.Close();
        }
    }
}
