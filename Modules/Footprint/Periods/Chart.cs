using System.Globalization;
using OurWhats.Footprint.Sums;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Periods;

/// <summary>Bytes over time: bars by day, week, month or year, never more than a page carries, or the same as a table.</summary>
/// <param name="Bars">The oldest first.</param>
/// <param name="Caption">What it shows.</param>
/// <param name="IsTable">True for the table.</param>
/// <param name="Other">Address of the same page with the other of the two.</param>
public sealed record Chart(IReadOnlyList<Bar> Bars, string Caption, bool IsTable, string Other)
{
    private const int MostBars = 40;
    internal const int Height = 100;
    internal const int BarWidth = 10;

    private static readonly Step[] Steps =
    [
        new("d", day => day, day => day.AddDays(1)),
        new("d", day => day.AddDays(-(((int)day.DayOfWeek + 6) % 7)), day => day.AddDays(7)),
        new("Y", day => new(day.Year, day.Month, 1), day => day.AddMonths(1)),
        new("yyyy", day => new(day.Year, 1, 1), day => day.AddYears(1)),
    ];

    internal int Width => Math.Max(1, Bars.Count) * BarWidth;

    internal string ViewBox => string.Create(CultureInfo.InvariantCulture, $"0 0 {Width} {Height}");

    /// <summary>What the longest bar stands for.</summary>
    internal string Most => Sizes.Of(Tallest);

    private long Tallest => Math.Max(1, Bars.Count == 0 ? 1 : Bars.Max(bar => bar.Amount.Bytes));

    internal static Chart Of(IReadOnlyList<Sum> sums, PeriodForm form, string caption, bool isTable)
    {
        var step = Steps.First(one => one.Starts(form.Period).Count() <= MostBars || one == Steps[^1]);
        var amounts = sums.Where(one => one.Measure.IsTraffic())
            .GroupBy(one => step.Start(DateOnly.FromDayNumber(one.Day))).ToDictionary(all => all.Key, all => all.Aggregate(default(Amount), (sum, one) => sum + one.Amount));
        return new([.. step.Starts(form.Period).Select(start => new Bar(start.ToString(step.Format, CultureInfo.CurrentCulture), amounts.GetValueOrDefault(start)))],
            caption, isTable, $"{form.Address}?{form.Query}{(isTable ? "" : "&table=1")}#chart");
    }

    /// <summary>Where a bar's part begins and how high it is, within the drawing.</summary>
    internal (double Top, double Height) Part(long below, long bytes) =>
        (Height - (below + bytes) * (double)Height / Tallest, bytes * (double)Height / Tallest);

    // What a bar stands for: where it begins, and where the next one does.
    private sealed record Step(string Format, Func<DateOnly, DateOnly> Start, Func<DateOnly, DateOnly> Next)
    {
        public IEnumerable<DateOnly> Starts(Period period)
        {
            for (var day = Start(period.First); day <= period.Last; day = Next(day)) yield return day;
        }
    }
}

/// <summary>A bar of the chart.</summary>
/// <param name="Label">Its day, the Monday of its week, its month or its year.</param>
/// <param name="Amount">What was sent and received.</param>
public sealed record Bar(string Label, Amount Amount);
