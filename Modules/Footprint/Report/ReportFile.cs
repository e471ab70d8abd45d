using System.Text.Json;
using System.Text.Json.Serialization;
using OurWhats.Footprint.Estimates;
using OurWhats.Footprint.Periods;
using OurWhats.Footprint.Sums;

namespace OurWhats.Footprint.Report;

/// <summary>The report for programs.</summary>
internal static class ReportFile
{
    private static readonly JsonSerializerOptions Options = new(JsonSerializerDefaults.Web) { WriteIndented = true, Converters = { new JsonStringEnumConverter() } };

    /// <summary>The days' sums, what they emit, and the constants with their sources; bytes and gCO2e.</summary>
    public static byte[] Write(Period period, IReadOnlyList<Sum> sums, Estimate estimate) => JsonSerializer.SerializeToUtf8Bytes(new
    {
        period.First,
        period.Last,
        estimate.Bytes,
        estimate.Carbon,
        Grid = estimate.Grids,
        estimate.Versions,
        Segments = estimate.Segments.Select(one => new { one.Name, one.KilowattHours, one.Grams }),
        Days = sums.Select(one => new { Day = DateOnly.FromDayNumber(one.Day), one.Measure, one.Times, one.Up, one.Down }),
        Constants.Newest.All,
    }, Options);
}
