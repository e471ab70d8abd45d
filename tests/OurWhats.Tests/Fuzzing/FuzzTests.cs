using System.Buffers;
using OurWhats.Footprint.Metering;
using OurWhats.Media.Uploads;

namespace OurWhats.Tests.Fuzzing;

public sealed class FuzzTests
{
    private const int Seconds = 10;

    public static TheoryData<string> Targets => [.. Fuzz.Targets.Keys];

    // Found by these tests: a table of EXIF at the highest offset, the preface of HTTP/2 in two pieces, and requests whose
    // connection ends before they begin.
    [Fact]
    public void A_table_beyond_all_content_is_no_table() => Assert.False(ExifLocation.Remove([.. "II*\0"u8, 255, 255, 255, 255]));

    [Fact]
    public void A_preface_in_pieces_is_counted_like_any_bytes()
    {
        Meter meter = new();
        ConnectionMeter connection = new(meter);
        connection.CountReceived(new ReadOnlySequence<byte>("PRI * HTTP/2"u8.ToArray()));
        connection.CountReceived(new ReadOnlySequence<byte>(".0\r\n\r\nSM\r\n\r\n"u8.ToArray()));

        connection.Begin(new(1, Measure.Pages, 0, TimeZoneInfo.Utc), 0, 1, mayBeIdentifiedLater: false);
        connection.Close(unread: 0);

        Assert.Equal(24, meter.Unwritten(DateTimeOffset.UnixEpoch).Values.Sum(usage => usage.Up));
    }

    [Fact]
    public void The_bytes_of_a_request_that_never_began_are_counted()
    {
        Meter meter = new();
        ConnectionMeter connection = new(meter);
        byte[] content = [.. "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n"u8, .. HeadersOf(1), .. HeadersOf(3)];
        connection.CountReceived(new ReadOnlySequence<byte>(content));

        connection.Begin(new(1, Measure.Pages, 0, TimeZoneInfo.Utc), 0, stream: 1, mayBeIdentifiedLater: false);
        connection.Close(unread: 0);

        Assert.Equal(content.Length, meter.Unwritten(DateTimeOffset.UnixEpoch).Values.Sum(usage => usage.Up));
    }

    // A frame of four bytes that opens a stream (RFC 9113, 4.1 and 6.2).
    private static byte[] HeadersOf(byte stream) => [0, 0, 4, 1, 5, 0, 0, 0, stream, 1, 2, 3, 4];

    [Theory]
    [MemberData(nameof(Targets))]
    public void Any_input_is_read_or_refused(string target) => Fuzz.Targets[target](Seconds);
}
