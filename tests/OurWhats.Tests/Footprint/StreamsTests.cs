using System.Buffers.Binary;
using OurWhats.Footprint.Metering;
using OurWhats.Media.Downloads;

namespace OurWhats.Tests.Footprint;

/// <summary>Attribution of an HTTP/2 connection's bytes to its requests, in any order of events.</summary>
public sealed class StreamsTests
{
    private const byte Data = 0;
    private const byte Headers = 1;
    private const byte Reset = 3;
    private const byte EndStream = 1;

    private static readonly UsageKey Download = new(1, FilesApi.Downloads.Measure(), 0, TimeZoneInfo.Utc);
    private static readonly UsageKey Page = new(1, Measure.Pages, 0, TimeZoneInfo.Utc);

    private readonly Meter meter = new();
    private readonly ConnectionMeter connection;

    public StreamsTests()
    {
        connection = new(meter);
        meter.Add(connection);
        connection.CountReceived(new("PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8.ToArray()));
    }

    [Fact]
    public void A_request_that_begins_before_its_head_is_counted_pays_for_itself()
    {
        connection.Begin(Download, 0, 1, true); // on another thread than the one that reads
        connection.CountSent(Frame(Headers, 0, 1, 50));
        connection.Begin(Page, 0, 3, true);
        connection.CountReceived(new((byte[])[.. Frame(Headers, EndStream, 1, 100), .. Frame(Headers, EndStream, 3, 100)]));
        connection.CountSent(Frame(Data, EndStream, 1, 60_000));
        connection.CountSent(Frame(Headers, EndStream, 3, 50));

        var taken = Unwritten();

        Assert.Equal(new Usage(1, 109, 59 + 60_009), taken[Download]);
        Assert.Equal(new Usage(1, 24 + 109, 59), taken[Page]);
    }

    [Fact]
    public void A_request_pays_for_itself_whatever_others_do_meanwhile()
    {
        connection.CountReceived(new(Frame(Headers, EndStream, 1, 100)));
        connection.Begin(Download, 0, 1, true);
        connection.CountReceived(new(Frame(Headers, EndStream, 3, 100)));
        connection.Begin(Page, 0, 3, true);
        connection.CountSent(Frame(Data, EndStream, 3, 50));
        connection.CountSent(Frame(Data, EndStream, 1, 60_000));

        var taken = Unwritten();

        Assert.Equal(new Usage(1, 109, 60_009), taken[Download]);
        Assert.Equal(new Usage(1, 24 + 109, 59), taken[Page]);
    }

    [Fact]
    public void What_is_said_of_a_request_that_was_reset_goes_with_the_last_one()
    {
        connection.CountReceived(new(Frame(Headers, EndStream, 1, 100)));
        connection.CountReceived(new(Frame(Reset, 0, 1, 4)));
        Assert.Empty(Unwritten());
        connection.Begin(Download, 0, 1, true);
        connection.CountSent(Frame(Data, EndStream, 1, 50));
        connection.CountReceived(new(Frame(Headers, EndStream, 1, 20))); // a trailer begins no request

        var taken = Unwritten();

        Assert.Equal(new Usage(1, 24 + 109 + 13 + 29, 59), taken.Values.Aggregate((sum, usage) => sum + usage));
    }

    private Dictionary<UsageKey, Usage> Unwritten() =>
        meter.Unwritten(DateTimeOffset.UnixEpoch).ToDictionary(usage => usage.Key.Key, usage => usage.Value);

    private static byte[] Frame(byte type, byte flags, int stream, int length)
    {
        var frame = new byte[9 + length];
        (frame[0], frame[1], frame[2], frame[3], frame[4]) = ((byte)(length >> 16), (byte)(length >> 8), (byte)length, type, flags);
        BinaryPrimitives.WriteInt32BigEndian(frame.AsSpan(5), stream);
        return frame;
    }
}
