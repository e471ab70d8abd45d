using System.Buffers.Binary;
using OurWhats.Footprint.Measuring;
using OurWhats.Footprint.Sums;

namespace OurWhats.Tests.Footprint;

/// <summary>Whose the bytes of an HTTP/2 connection are, whenever its requests come to their turn.</summary>
public sealed class StreamsTests
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte EndStream = 1;

    private static readonly Charge Download = new(1, Measure.OtherFiles, 0, TimeZoneInfo.Utc);
    private static readonly Charge Page = new(1, Measure.Pages, 0, TimeZoneInfo.Utc);

    private readonly Meter meter = new();
    private readonly Line line;

    public StreamsTests()
    {
        line = new(meter);
        meter.Add(line);
        line.Came(new("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray()));
    }

    [Fact]
    public void A_request_that_begins_before_its_head_is_counted_pays_for_itself()
    {
        line.Begin(Download, 0, 1, true); // on another thread than the one that reads on
        line.Goes(Frame(Headers, 0, 1, 50));
        line.Begin(Page, 0, 3, true);
        line.Came(new((byte[])[.. Frame(Headers, EndStream, 1, 100), .. Frame(Headers, EndStream, 3, 100)]));
        line.Goes(Frame(Data, EndStream, 1, 60_000));
        line.Goes(Frame(Headers, EndStream, 3, 50));

        var taken = meter.Take();

        Assert.Equal(new Amount(1, 109, 59 + 60_009), taken[Download]);
        Assert.Equal(new Amount(1, 24 + 109, 59), taken[Page]);
    }

    [Fact]
    public void A_request_pays_for_itself_whatever_others_do_meanwhile()
    {
        line.Came(new(Frame(Headers, EndStream, 1, 100)));
        line.Begin(Download, 0, 1, true);
        line.Came(new(Frame(Headers, EndStream, 3, 100)));
        line.Begin(Page, 0, 3, true);
        line.Goes(Frame(Data, EndStream, 3, 50));
        line.Goes(Frame(Data, EndStream, 1, 60_000));

        var taken = meter.Take();

        Assert.Equal(new Amount(1, 109, 60_009), taken[Download]);
        Assert.Equal(new Amount(1, 24 + 109, 59), taken[Page]);
    }

    [Fact]
    public void What_is_said_of_a_request_that_was_reset_goes_with_the_last_one()
    {
        line.Came(new(Frame(Headers, EndStream, 1, 100)));
        line.Came(new(Frame(Reset, 0, 1, 4)));
        meter.Take();
        line.Begin(Download, 0, 1, true);
        line.Goes(Frame(Data, EndStream, 1, 50));
        line.Came(new(Frame(Headers, EndStream, 1, 20))); // a trailer begins no request

        var taken = meter.Take();

        Assert.Equal(new Amount(1, 24 + 109 + 13 + 29, 59), taken.Values.Aggregate((sum, amount) => sum + amount));
    }

    private static byte[] Frame(byte type, byte flags, int stream, int length)
    {
        var frame = new byte[9 + length];
        (frame[0], frame[1], frame[2], frame[3], frame[4]) = ((byte)(length >> 16), (byte)(length >> 8), (byte)length, type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        return frame;
    }
}
