using System.Globalization;
using OurWhats.Shared.Web;

namespace OurWhats.Footprint.Periods;

/// <summary>The form to choose a period, with its input and errors.</summary>
/// <param name="Address">Address of the page.</param>
/// <param name="Name">"day", "week", "month", or "" for two dates.</param>
/// <param name="From">The first day as typed.</param>
/// <param name="To">The last day as typed.</param>
/// <param name="Period">The period shown; the current month if the form has errors.</param>
public sealed record PeriodForm(string Address, string Name, string From, string To, Period Period)
{
    private const int MostDays = 3660;

    private const string Iso = "yyyy-MM-dd";

    /// <summary>Error about the first day, or null.</summary>
    public string? FromError { get; private init; }

    /// <summary>Error about the last day, or null.</summary>
    public string? ToError { get; private init; }

    /// <summary>The first of the errors, or null.</summary>
    public string? Wrong => FromError ?? ToError;

    public bool IsWrong => Wrong is not null;

    /// <summary>The query string of the period shown, without "?".</summary>
    public string Query => $"from={Text(Period.First)}&to={Text(Period.Last)}";

    internal IEnumerable<(string Address, string Text, bool IsHere)> Choices =>
    [
        ($"{Address}?p=day", Texts.Today, Name == "day"),
        ($"{Address}?p=week", Texts.ThisWeek, Name == "week"),
        ($"{Address}?p=month", Texts.ThisMonth, Name == "month"),
    ];

    internal Field FirstDay => new("from", Texts.FirstDay, From, FromError, Type: "date");

    internal Field LastDay => new("to", Texts.LastDay, To, ToError, Type: "date");

    internal static PeriodForm Of(string address, PeriodQuery query, DateOnly today) =>
        string.IsNullOrEmpty(query.From) && string.IsNullOrEmpty(query.To)
            ? Named(address, query.P, today)
            : Between(address, query.From, query.To, today);

    private static PeriodForm Named(string address, string? name, DateOnly today)
    {
        var (known, period) = name switch
        {
            "day" => ("day", Period.Day(today)),
            "week" => ("week", Period.Week(today)),
            _ => ("month", Period.Month(today)),
        };
        PeriodForm form = new(address, known, Text(period.First), Text(period.Last), period);
        return string.IsNullOrEmpty(name) || name == known ? form : form with { FromError = Texts.NoPeriod };
    }

    private static PeriodForm Between(string address, string? from, string? to, DateOnly today)
    {
        PeriodForm form = new(address, "", from ?? "", to ?? "", Period.Month(today));
        var (hasFirst, hasLast) = (TryDay(from, out var first), TryDay(to, out var last));
        if (hasFirst && hasLast)
        {
            return ErrorOf(first, last) is { } error
                ? form with { ToError = error }
                : form with { Period = new(first, last) };
        }

        return form with { FromError = hasFirst ? null : Texts.NoDay, ToError = hasLast ? null : Texts.NoDay };
    }

    private static string? ErrorOf(DateOnly first, DateOnly last)
    {
        if (last < first) return Texts.EndsBeforeStart;
        return last.DayNumber - first.DayNumber >= MostDays ? Texts.PeriodLong : null;
    }

    private static bool TryDay(string? text, out DateOnly day) =>
        DateOnly.TryParseExact(text, Iso, CultureInfo.InvariantCulture, DateTimeStyles.None, out day)
        && day.Year is > 1999 and < 3000;

    private static string Text(DateOnly day) => day.ToString(Iso, CultureInfo.InvariantCulture);
}
