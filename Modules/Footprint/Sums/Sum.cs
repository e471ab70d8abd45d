namespace OurWhats.Footprint.Sums;

/// <summary>What adds up for somebody or something on a day.</summary>
internal sealed class Sum
{
    /// <summary>The day that stands for all days together.</summary>
    public const int Ever = 0;

    public required Scope Scope { get; init; }

    /// <summary>Key of the person or the conversation; 0 for the place.</summary>
    public required long Subject { get; init; }

    /// <summary>Days since 1 January of the year 1, on the clock of who caused it; 0 for all days together.</summary>
    public required int Day { get; init; }

    public required Measure Measure { get; init; }

    public long Times { get; init; }

    public long Up { get; init; }

    public long Down { get; init; }

    public Amount Amount => new(Times, Up, Down);
}
