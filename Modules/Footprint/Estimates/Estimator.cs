using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;

namespace OurWhats.Footprint.Estimates;

/// <summary>
/// Estimates emissions of traffic, each day with the constants and the electricity that applied on it.
/// </summary>
internal sealed class Estimator(FootprintContext footprint)
{
    /// <summary>The estimate for the traffic in these totals.</summary>
    public async Task<Estimate> Of(IReadOnlyList<UsageTotal> totals, CancellationToken cancel)
    {
        var mixes = await footprint.ElectricityMixes.AsNoTracking().OrderBy(mix => mix.FromDay).ToListAsync(cancel);
        var days = totals
            .Where(total => total.Measure.IsTraffic())
            .GroupBy(total => total.Day)
            .Select(day => new DayTraffic(
                day.Sum(total => total.Usage.Bytes),
                Constants.On(DateOnly.FromDayNumber(day.Key)),
                IntensityOn(day.Key, mixes)))
            .ToList();
        return new(
            days.Sum(day => day.Bytes),
            days.Aggregate(default(Carbon), (sum, day) => sum + Carbon.Of(day.Bytes, day.Constants, day.Intensity)),
            VersionsOf(days),
            IntensitiesOf(days, mixes),
            SegmentsOf(days));
    }

    /// <summary>Today's carbon intensity of the site's electricity, gCO2e per kWh.</summary>
    public async Task<double> Intensity(CancellationToken cancel)
    {
        var newest = await footprint.ElectricityMixes.AsNoTracking()
            .OrderByDescending(mix => mix.FromDay)
            .Select(mix => (double?)mix.Intensity)
            .FirstOrDefaultAsync(cancel);
        return newest ?? Constants.Newest["grid.france"];
    }

    private static double IntensityOn(int day, List<ElectricityMix> mixes)
    {
        if (mixes.LastOrDefault(mix => mix.FromDay <= day) is { } mix) return mix.Intensity;
        var date = DateOnly.FromDayNumber(Math.Min(day, DateOnly.MaxValue.DayNumber));
        return Constants.On(date)["grid.france"];
    }

    // Today's version if there was no traffic.
    private static string VersionsOf(List<DayTraffic> days)
    {
        var names = days.Select(day => day.Constants.Name).DefaultIfEmpty(Constants.Newest.Name);
        return string.Join(", ", names.Distinct());
    }

    private static IReadOnlyList<double> IntensitiesOf(List<DayTraffic> days, List<ElectricityMix> mixes)
    {
        var intensities = days.Select(day => day.Intensity).DefaultIfEmpty(IntensityOn(int.MaxValue, mixes));
        return [.. intensities.Distinct().Order()];
    }

    private static IReadOnlyList<Segment> SegmentsOf(List<DayTraffic> days)
    {
        var parts = days.SelectMany(day => Carbon.Segments(day.Bytes, day.Constants, day.Intensity));
        return
        [
            .. parts
                .GroupBy(part => part.Name)
                .Select(segment => new Segment(
                    segment.Key,
                    segment.Sum(part => part.KilowattHours),
                    segment.Sum(part => part.Grams))),
        ];
    }

    private sealed record DayTraffic(long Bytes, Constants Constants, double Intensity);
}
