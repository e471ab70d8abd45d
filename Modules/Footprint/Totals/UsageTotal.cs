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
}
