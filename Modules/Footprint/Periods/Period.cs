
namespace OurWhats.Footprint.Periods;

/// <summary>A range of days, both ends inclusive.</summary>
public sealed record Period(DateOnly First, DateOnly Last)
{
    public int Days => Last.DayNumber - First.DayNumber + 1;

    internal static Period Day(DateOnly today) => new(today, today);

    /// <summary>From Monday to today.</summary>
    internal static Period Week(DateOnly today) => new(MondayOf(today), today);

    internal static Period Month(DateOnly today) => new(new(today.Year, today.Month, 1), today);

    internal static DateOnly MondayOf(DateOnly day) => day.AddDays(-(((int)day.DayOfWeek + 6) % 7));

    /// <summary>Today in a person's time zone.</summary>
    internal static DateOnly Today(TimeProvider clock, CurrentUser me) =>
        DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).DateTime);
}
