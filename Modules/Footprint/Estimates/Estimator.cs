using System.Globalization;
using Microsoft.EntityFrameworkCore;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Estimates;

/// <summary>What the traffic of days emits: each day with the constants and the electricity that held on it.</summary>
internal sealed class Estimator(FootprintContext footprint)
{
    /// <summary>The interval for some days' sums.</summary>
    public async Task<Estimate> Of(IReadOnlyList<Sum> sums, CancellationToken cancel)
    {
        var grids = await footprint.Grids.AsNoTracking().OrderBy(one => one.FromDay).ToListAsync(cancel);
        var days = sums.Where(one => one.Measure.IsTraffic()).GroupBy(one => one.Day).Select(all => (Day: all.Key, Bytes: all.Sum(one => one.Amount.Bytes))).ToList();
        var carbon = days.Aggregate(default(Carbon), (sum, one) => sum + Carbon.Of(one.Bytes, Constants.On(DateOnly.FromDayNumber(one.Day)), GridOn(one.Day, grids)));
        var segments = days.SelectMany(one => Carbon.Segments(one.Bytes, Constants.On(DateOnly.FromDayNumber(one.Day)), GridOn(one.Day, grids)))
            .GroupBy(one => one.Segment).Select(all => new Segment(all.Key, all.Sum(one => one.KilowattHours), all.Sum(one => one.Grams)));
        var versions = days.Select(one => Constants.On(DateOnly.FromDayNumber(one.Day)).Name).DefaultIfEmpty(Constants.Newest.Name).Distinct();
        var intensities = days.Select(one => GridOn(one.Day, grids)).DefaultIfEmpty(GridOn(int.MaxValue, grids)).Distinct().Order();
        return new(days.Sum(one => one.Bytes), carbon, string.Join(", ", versions), [.. intensities], [.. segments]);
    }

    /// <summary>gCO2e per kWh that holds today.</summary>
    public async Task<double> Grid(CancellationToken cancel) =>
        await footprint.Grids.AsNoTracking().OrderByDescending(one => one.FromDay).Select(one => (double?)one.Intensity).FirstOrDefaultAsync(cancel) ?? Constants.Newest["grid.france"];

    private static double GridOn(int day, List<Grid> grids) => grids.LastOrDefault(one => one.FromDay <= day)?.Intensity ?? Constants.On(DateOnly.FromDayNumber(Math.Min(day, DateOnly.MaxValue.DayNumber)))["grid.france"];
}

/// <summary>What bytes emit, with all that it rests on.</summary>
/// <param name="Bytes">The bytes.</param>
/// <param name="Carbon">The interval.</param>
/// <param name="Versions">Names of the versions of the constants.</param>
/// <param name="Grids">gCO2e per kWh.</param>
/// <param name="Segments">The same by segment, with the electricity of the place.</param>
public sealed record Estimate(long Bytes, Carbon Carbon, string Versions, IReadOnlyList<double> Grids, IReadOnlyList<Segment> Segments)
{
    internal string Interval => Texts.Between.With(Grams.Of(Carbon.Low), Grams.Of(Carbon.High));

    internal string Car => Carbon.CarMetres(Constants.Newest) is var (least, most) ? Texts.AsCar.With(Grams.Metres(least), Grams.Metres(most)) : "";

    internal string Basis => Constants.Newest is var now ? Texts.Basis.With(Versions, string.Join(", ", Grids.Select(GridText)), Grams.Of(Carbon.Central),
        now["grid.world"], now.DateOf("grid.world"), now.DateOf("ademe.fixed"), now.DateOf("swdm.op.network")) : "";

    private static string GridText(double grid) => Constants.Versions.FirstOrDefault(one => one["grid.france"] == grid) is { } version
        ? Texts.GridOfFrance.With(grid, version.DateOf("grid.france")) : Texts.GridSetHere.With(grid.ToString("0.##", CultureInfo.CurrentCulture));
}

/// <summary>What a part of the way takes, by the Sustainable Web Design Model v4.</summary>
/// <param name="Name">"dataCenter", "network" or "device".</param>
/// <param name="KilowattHours">To run it.</param>
/// <param name="Grams">gCO2e to run and to build it.</param>
public sealed record Segment(string Name, double KilowattHours, double Grams)
{
    internal string Title => Name switch { "dataCenter" => Texts.DataCentre, "network" => Texts.NetworkSegment, _ => Texts.DeviceSegment };

    internal string Energy => KilowattHours < 1 ? $"{KilowattHours * 1000:0.###} Wh" : $"{KilowattHours:0.##} kWh";

    internal string Carbon => Estimates.Grams.Of(Grams);
}
