using System.Buffers;
using OurWhats.Footprint.Metering;
using OurWhats.Media.Uploads;

namespace OurWhats.Tests.Fuzzing;

public sealed class FuzzTests
{
    private const int Seconds = 10;

    public static TheoryData<string> Targets => [.. Fuzz.Targets.Keys];

    // Found by these tests: a table of EXIF at the highest offset, and the preface of HTTP/2 in two pieces.
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

    [Theory]
    [MemberData(nameof(Targets))]
    public void Any_input_is_read_or_refused(string target) => Fuzz.Targets[target](Seconds);
}
