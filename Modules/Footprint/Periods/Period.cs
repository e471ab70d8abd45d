using System.Globalization;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Periods;

/// <summary>Some days, the first and the last included.</summary>
public sealed record Period(DateOnly First, DateOnly Last)
{
    /// <summary>How many days.</summary>
    public int Days => Last.DayNumber - First.DayNumber + 1;

    internal static Period Day(DateOnly today) => new(today, today);

    /// <summary>From Monday on.</summary>
    internal static Period Week(DateOnly today) => new(today.AddDays(-(((int)today.DayOfWeek + 6) % 7)), today);

    internal static Period Month(DateOnly today) => new(new(today.Year, today.Month, 1), today);

    /// <summary>The day that it is for somebody.</summary>
    internal static DateOnly Today(TimeProvider clock, CurrentUser me) => DateOnly.FromDateTime(TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).DateTime);
}

/// <summary>The period that somebody asks for, as they asked, and what is wrong with it.</summary>
/// <param name="Address">The page.</param>
/// <param name="Name">"day", "week", "month", or "" for two dates.</param>
/// <param name="From">The first day as typed.</param>
/// <param name="To">The last day as typed.</param>
/// <param name="Period">What is shown; the month where nothing good was asked for.</param>
public sealed record PeriodForm(string Address, string Name, string From, string To, Period Period)
{
    private const int MostDays = 3660;

    private const string Iso = "yyyy-MM-dd";

    /// <summary>What is wrong with the first day, or null.</summary>
    public string? FromError { get; private init; }

    /// <summary>What is wrong with the last day, or null.</summary>
    public string? ToError { get; private init; }

    /// <summary>What is wrong with it, or null.</summary>
    public string? Wrong => FromError ?? ToError;

    /// <summary>True where the period is none.</summary>
    public bool IsWrong => Wrong is not null;

    /// <summary>What the address says of it.</summary>
    public string Query => $"from={Period.First.ToString(Iso, CultureInfo.InvariantCulture)}&to={Period.Last.ToString(Iso, CultureInfo.InvariantCulture)}";

    internal IEnumerable<(string Address, string Text, bool IsHere)> Choices =>
        [($"{Address}?p=day", Texts.Today, Name == "day"), ($"{Address}?p=week", Texts.ThisWeek, Name == "week"), ($"{Address}?p=month", Texts.ThisMonth, Name == "month")];

    internal Field FirstDay => new("from", Texts.FirstDay, From, FromError, Type: "date");

    internal Field LastDay => new("to", Texts.LastDay, To, ToError, Type: "date");

    internal static PeriodForm Of(string address, string? name, string? from, string? to, DateOnly today)
    {
        if (string.IsNullOrEmpty(from) && string.IsNullOrEmpty(to)) return Named(address, name, today);
        var (isFrom, isTo) = (TryDay(from, out var first), TryDay(to, out var last));
        PeriodForm form = new(address, "", from ?? "", to ?? "", Period.Month(today))
        {
            FromError = isFrom ? null : Texts.NoDay,
            ToError = !isTo ? Texts.NoDay : isFrom && last < first ? Texts.EndsBeforeStart : isFrom && last.DayNumber - first.DayNumber >= MostDays ? Texts.PeriodLong : null,
        };
        return form.IsWrong ? form : form with { Period = new(first, last) };
    }

    private static PeriodForm Named(string address, string? name, DateOnly today)
    {
        var (known, period) = name switch { "day" => ("day", Period.Day(today)), "week" => ("week", Period.Week(today)), _ => ("month", Period.Month(today)) };
        PeriodForm form = new(address, known, Day(period.First), Day(period.Last), period);
        return string.IsNullOrEmpty(name) || name == known ? form : form with { FromError = Texts.NoPeriod };
    }

    private static bool TryDay(string? text, out DateOnly day) => DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out day) && day.Year is > 1999 and < 3000;

    private static string Day(DateOnly day) => day.ToString(Iso, CultureInfo.InvariantCulture);
}
