using OurWhats.Footprint.Metering;

namespace OurWhats.Footprint.Totals;

/// <summary>The total of one measure for a person, a conversation or the site, on one day or over all time.</summary>
internal sealed class UsageTotal
{
    /// <summary>The <see cref="Day"/> of totals over all time.</summary>
    public const int AllTime = 0;

    public required Scope Scope { get; init; }

    /// <summary>Key of the person or the conversation; 0 for the site.</summary>
    public required long Subject { get; init; }

    /// <summary>Days since 1 January of the year 1, in the time zone of the person; 0 for all time.</summary>
    public required int Day { get; init; }

    public required Measure Measure { get; init; }

    public long Times { get; init; }

    public long Up { get; init; }

    public long Down { get; init; }

    public Usage Usage => new(Times, Up, Down);

    /// <summary>Adds up the totals of the same measure, subject and day, in the order in which they are stored.</summary>
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
