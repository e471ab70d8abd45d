using System.Globalization;
using OurWhats.Footprint.Metering;
using OurWhats.Footprint.Totals;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Periods;

/// <summary>
/// Traffic over time as bars or as a table, by the day, week, month or year, so that there are at most 40 bars.
/// </summary>
/// <param name="Bars">The oldest first.</param>
/// <param name="Caption">The caption.</param>
/// <param name="IsTable">True for the table.</param>
/// <param name="Other">Address of the same page with the other view.</param>
public sealed record Chart(IReadOnlyList<Bar> Bars, string Caption, bool IsTable, string Other)
{
    private const int MostBars = 40;
    internal const int Height = 100;
    internal const int BarWidth = 10;

    private static readonly Step[] Steps =
    [
        new("d", day => day, day => day.AddDays(1)),
        new("d", Period.MondayOf, day => day.AddDays(7)),
        new("Y", day => new(day.Year, day.Month, 1), day => day.AddMonths(1)),
        new("yyyy", day => new(day.Year, 1, 1), day => day.AddYears(1)),
    ];

    internal int Width => Math.Max(1, Bars.Count) * BarWidth;

    internal string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}");

    /// <summary>The value of the highest bar.</summary>
    internal string Most => Sizes.Of(Highest);

    private long Highest => Math.Max(1, Bars.Count == 0 ? 1 : Bars.Max(bar => bar.Usage.Bytes));

    internal static Chart Of(IReadOnlyList<UsageTotal> totals, PeriodForm form, string caption, bool isTable)
    {
        var step = Steps.First(step => step.Starts(form.Period).Count() <= MostBars || step == Steps[^1]);
        var usage = totals
            .Where(total => total.Measure.IsTraffic())
            .GroupBy(total => step.Start(DateOnly.FromDayNumber(total.Day)))
            .ToDictionary(bar => bar.Key, bar => bar.Aggregate(default(Usage), (sum, total) => sum + total.Usage));
        var bars = step.Starts(form.Period).Select(start => new Bar(
            start.ToString(step.Format, CultureInfo.CurrentCulture),
            usage.GetValueOrDefault(start)));
        return new([.. bars], caption, isTable, $"{form.Address}?{form.Query}{(isTable ? "" : "&table=1")}#chart");
    }

    /// <summary>Top and height of a section of a bar in the drawing.</summary>
    /// <param name="below">Bytes of the sections below it.</param>
    /// <param name="bytes">Bytes of this section.</param>
    internal (double Top, double Height) Part(long below, long bytes) =>
        (Height - (below + bytes) * (double)Height / Highest, bytes * (double)Height / Highest);

    // The days of a bar: from Start(day) up to, but not including, Next(start).
    private sealed record Step(string Format, Func<DateOnly, DateOnly> Start, Func<DateOnly, DateOnly> Next)
    {
        public IEnumerable<DateOnly> Starts(Period period)
        {
            for (var day = Start(period.First); day <= period.Last; day = Next(day)) yield return day;
        }
    }
}

/// <summary>A bar of the chart.</summary>
/// <param name="Label">The day, the Monday of the week, the month or the year.</param>
/// <param name="Usage">The traffic.</param>
public sealed record Bar(string Label, Usage Usage);
