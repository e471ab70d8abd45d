using System.Globalization;
using System.Text;
using System.Text.Json;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Totals;

namespace OurWhats.Footprint.Report;

/// <summary>The report for programs. The names of columns and properties are a contract: never change them.</summary>
internal sealed class ReportFile(TrafficKinds kinds, Estimator estimator)
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web)
    {
        WriteIndented = true,
    };

    /// <summary>The totals of each day.</summary>
    public byte[] Csv(IReadOnlyList<UsageTotal> totals)
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

    /// <summary>The totals of each day, what they emit in gCO2e, and the constants with their sources.</summary>
    public async Task<byte[]> Json(Period period, IReadOnlyList<UsageTotal> totals, CancellationToken cancel)
    {
        var estimate = await estimator.Of(totals, cancel);
        return JsonSerializer.SerializeToUtf8Bytes(
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
}
