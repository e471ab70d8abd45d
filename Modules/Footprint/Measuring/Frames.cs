using System.Buffers;
using System.Buffers.Binary;
using System.Diagnostics.CodeAnalysis;
using OurWhats.Footprint.Sums;

namespace OurWhats.Footprint.Measuring;

/// <summary>
/// Tells which bytes of an HTTP/2 connection belong to which request: RFC 9113, 4.1. Those of the connection itself
/// (settings, windows, pings) go with the request that came last.
/// </summary>
internal sealed class Frames(Bill bill, Lock gate)
{
    public const int PrefaceBytes = 24;

    private readonly Dictionary<int, Flow> flows = [];
    private readonly Flow common = new() { IsBilled = true };
    private Cut coming = new();
    private Cut going = new();
    private int newest;
    private Charge last;
    private bool lastWaits;

    /// <summary>What follows the connection's preface (RFC 9113, 3.4).</summary>
    public ReadOnlySequence<byte> SkipPreface(ReadOnlySequence<byte> bytes)
    {
        common.Amount += new Amount(0, PrefaceBytes, 0);
        return bytes.Slice(PrefaceBytes);
    }

    public void Came(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = coming.Take(bytes);
            lock (gate) FlowOf(coming, isGoing: false).Amount += new Amount(0, taken, 0);
            bytes = bytes[taken..];
        }
    }

    public void Goes(ReadOnlySpan<byte> bytes)
    {
        while (!bytes.IsEmpty)
        {
            var taken = going.Take(bytes);
            lock (gate) FlowOf(going, isGoing: true).Amount += new Amount(0, 0, taken);
            bytes = bytes[taken..];
        }
    }

    /// <summary>A request begins. Within the gate.</summary>
    public void Begin(int stream, Charge charge, bool mayBeNamedLater)
    {
        if (charge.Person > 0 && mayBeNamedLater) bill.Name(charge);
        (last, lastWaits) = (charge, mayBeNamedLater);
        if (!flows.TryGetValue(stream, out var flow) && !Open(stream, out flow)) flow = common; // it was reset meanwhile
        else (flow.Charge, flow.MayBeNamedLater, flow.IsBilled) = (charge, mayBeNamedLater, true);
        flow.Amount += new Amount(1, 0, 0);
    }

    /// <summary>Charges what crossed so far. Within the gate.</summary>
    public void Settle()
    {
        foreach (var (stream, flow) in flows)
        {
            if (flow.IsBilled) Pay(flow, flow.Charge, flow.MayBeNamedLater);
            if (!flow.IsOver) continue;
            common.Amount += flow.Amount; // of one that nobody began
            flows.Remove(stream);
        }

        Pay(common, last, lastWaits);
    }

    private void Pay(Flow flow, Charge charge, bool mayBeNamedLater)
    {
        if (charge.Zone is null) return; // nobody has asked for anything yet
        bill.Pay(charge, flow.Amount, mayBeNamedLater);
        flow.Amount = default;
    }

    private Flow FlowOf(Cut cut, bool isGoing)
    {
        if (cut.Stream == 0) return common;
        if (!flows.TryGetValue(cut.Stream, out var flow))
        {
            if (isGoing || cut.Type != Cut.Headers || !Open(cut.Stream, out flow)) return common; // what is said of a request that is over
        }

        if (cut.IsReset || (isGoing && cut.EndsStream && cut.IsWhole)) flow.IsOver = true;
        return flow;
    }

    // A request may begin before the bytes of its head are counted. Numbers only grow (RFC 9113, 5.1.1): a lower one is of a
    // request that is over.
    private bool Open(int stream, [NotNullWhen(true)] out Flow? flow)
    {
        flow = null;
        if (stream <= newest) return false;
        flows.Add(newest = stream, flow = new());
        return true;
    }

    private sealed class Flow
    {
        public Amount Amount { get; set; }
        public Charge Charge { get; set; }
        public bool MayBeNamedLater { get; set; }
        public bool IsBilled { get; set; }
        public bool IsOver { get; set; }
    }

    // Where one frame ends and the next begins, whatever pieces they come in.
    private struct Cut()
    {
        public const byte Headers = 1;
        private const int HeadBytes = 9;
        private const byte Data = 0;
        private const byte Reset = 3;
        private const byte EndStream = 1;

        private readonly byte[] head = new byte[HeadBytes];
        private int known;
        private int rest;

        public byte Type => head[3];

        public int Stream => known < HeadBytes ? 0 : (int)(BinaryPrimitives.ReadUInt32BigEndian(head.AsSpan(5)) & 0x7FFFFFFF);

        public bool IsReset => known == HeadBytes && Type == Reset;

        public bool EndsStream => known == HeadBytes && Type is Data or Headers && (head[4] & EndStream) != 0;

        public bool IsWhole => known == HeadBytes && rest == 0;

        /// <summary>Takes the beginning of what comes, at most to the end of a frame; gives how many bytes. A head that comes in pieces counts for the connection until it is whole.</summary>
        public int Take(ReadOnlySpan<byte> bytes)
        {
            if (IsWhole) known = 0;
            var taken = 0;
            if (known < HeadBytes)
            {
                taken = Math.Min(HeadBytes - known, bytes.Length);
                bytes[..taken].CopyTo(head.AsSpan(known));
                known += taken;
                if (known < HeadBytes) return taken;
                rest = head[0] << 16 | head[1] << 8 | head[2];
            }

            var body = Math.Min(rest, bytes.Length - taken);
            rest -= body;
            return taken + body;
        }
    }
}
