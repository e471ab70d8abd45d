using OurWhats.Footprint.Metering;

namespace OurWhats.Footprint.Totals;

/// <summary>Total of one measure for a person, a conversation or the site, on one day or for all time.</summary>
internal sealed class UsageTotal
{
    /// <summary>Value of <see cref="Day"/> for all-time totals.</summary>
    public const int AllTime = 0;

    public required Scope Scope { get; init; }

    /// <summary>Key of the person or conversation; 0 for the site.</summary>
    public required long Subject { get; init; }

    /// <summary>Days since 1 January of the year 1, in the person's time zone; 0 for all time.</summary>
    public required int Day { get; init; }

    public required Measure Measure { get; init; }

    public long Times { get; init; }

    public long Up { get; init; }

    public long Down { get; init; }

    public Usage Usage => new(Times, Up, Down);

    /// <summary>Sums totals of the same measure, subject and day, and sorts them like the table.</summary>
    public static IReadOnlyList<UsageTotal> Merge(IEnumerable<UsageTotal> totals) =>
    [
        .. totals
            .GroupBy(total => (total.Scope, total.Subject, total.Day, total.Measure))
            .OrderBy(same => same.Key)
            .Select(same => same.Aggregate((sum, total) => sum.Plus(total.Usage))),
    ];

    private UsageTotal Plus(Usage usage) => new()
    {
        Scope = Scope,
        Subject = Subject,
        Day = Day,
        Measure = Measure,
        Times = Times + usage.Times,
        Up = Up + usage.Up,
        Down = Down + usage.Down,
    };
}
