namespace OurWhats.Footprint.Periods;

/// <summary>The query string of the pages that show a period.</summary>
internal sealed record PeriodQuery
{
    /// <summary>"day", "week" or "month"; the month where it is missing.</summary>
    public string? P { get; init; }

    /// <summary>The first day of any other period, as yyyy-MM-dd.</summary>
    public string? From { get; init; }

    /// <summary>Its last day.</summary>
    public string? To { get; init; }

    /// <summary>Any value for a table in place of the chart.</summary>
    public string? Table { get; init; }

    /// <summary>What has just been saved on the page, if anything.</summary>
    public string? Saved { get; init; }

    internal bool IsTable => !string.IsNullOrEmpty(Table);
}
