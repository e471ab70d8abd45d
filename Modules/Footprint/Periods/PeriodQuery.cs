namespace OurWhats.Footprint.Periods;

/// <summary>Query parameters of pages that show a period.</summary>
internal sealed record PeriodQuery
{
    /// <summary>"day", "week" or "month"; the month by default.</summary>
    public string? P { get; init; }

    /// <summary>First day of another period, as yyyy-MM-dd.</summary>
    public string? From { get; init; }

    /// <summary>Last day of another period.</summary>
    public string? To { get; init; }

    /// <summary>Any value to show a table instead of the chart.</summary>
    public string? Table { get; init; }

    /// <summary>What has just been saved on the page, if anything.</summary>
    public string? Saved { get; init; }

    internal bool IsTable => !string.IsNullOrEmpty(Table);
}
