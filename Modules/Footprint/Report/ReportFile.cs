using System.Globalization;
using System.Text;
using System.Text.Json;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Totals;

namespace OurWhats.Footprint.Report;

/// <summary>
/// The report in machine-readable formats. Names of columns and properties are a contract: never change them.
/// </summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
    };

    /// <summary>The totals of each day as CSV.</summary>
    public static byte[] Csv(IReadOnlyList<UsageTotal> totals, TrafficKinds kinds)
    {
        StringBuilder text = new("day,measure,times,bytes_up,bytes_down\r\n");
        foreach (var total in totals)
        {
            var day = DateOnly.FromDayNumber(total.Day);
            text.Append(
                CultureInfo.InvariantCulture,
                $"{day:yyyy-MM-dd},{kinds.Key(total.Measure)},{total.Times},{total.Up},{total.Down}\r\n");
        }

        return Encoding.UTF8.GetBytes(text.ToString());
    }

    /// <summary>
    /// The totals of each day, their emissions in gCO2e, and the constants with their sources, as JSON.
    /// </summary>
    public static byte[] Json(Period period, IReadOnlyList<UsageTotal> totals, Estimate estimate, TrafficKinds kinds) =>
        JsonSerializer.SerializeToUtf8Bytes(
            new
            {
                period.First,
                period.Last,
                estimate.Bytes,
                estimate.Carbon,
                Grid = estimate.Intensities,
                estimate.Versions,
                Segments = estimate.Segments.Select(segment => new
                {
                    segment.Name,
                    segment.KilowattHours,
                    segment.Grams,
                }),
                Days = totals.Select(total => new
                {
                    Day = DateOnly.FromDayNumber(total.Day),
                    Measure = kinds.Key(total.Measure),
                    total.Times,
                    total.Up,
                    total.Down,
                }),
                Constants.Newest.All,
            },
            Options);
}
