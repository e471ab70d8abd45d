using System.Globalization;
using System.Text.RegularExpressions;
using OurWhats.Search.Language;
using OurWhats.Shared.Web;

namespace OurWhats.Search.Parsing;

/// <summary>Parses dates as people write them in French or English: a day, a week, a month or a year.</summary>
internal static partial class DateRangeParser
{
    /// <summary>The longest date in words: "mardi 12 mars 2026".</summary>
    public const int MaxWords = 4;

    // The names in all languages, one language after the other, without accents.
    private static readonly string[] MonthNames = NamesOf(format => format.MonthNames[..12]);

    private static readonly string[] DayNames = NamesOf(format => format.DayNames);

    /// <summary>The first day of the range and the day after the last one; null if the text is not a date.</summary>
    /// <param name="text">One word or several.</param>
    /// <param name="today">Today in the time zone of the searching person.</param>
    public static (DateOnly First, DateOnly End)? Parse(string text, DateOnly today)
    {
        var plain = Fold.Plain(text).Replace('\u2019', '\'').Trim();
        if (plain.StartsWith("le ", StringComparison.Ordinal)) plain = plain[3..];
        return Relative(plain, today) ?? InNumbers(plain, today) ?? InWords(plain, today);
    }

    private static (DateOnly, DateOnly)? Relative(string plain, DateOnly today)
    {
        var monday = today.AddDays(-(((int)today.DayOfWeek + 6) % 7));
        DateOnly month = new(today.Year, today.Month, 1);
        return plain switch
        {
            "aujourd'hui" or "aujourdhui" or "today" => Day(today),
            "hier" or "yesterday" => Day(today.AddDays(-1)),
            "avant-hier" or "avant hier" => Day(today.AddDays(-2)),
            "cette semaine" or "this week" => (monday, monday.AddDays(7)),
            "semaine derniere" or "la semaine derniere" or "last week" => (monday.AddDays(-7), monday),
            "ce mois" or "ce mois-ci" or "this month" => (month, month.AddMonths(1)),
            "mois dernier" or "last month" => (month.AddMonths(-1), month),
            "cette annee" or "this year" => Year(today.Year),
            "annee derniere" or "l'annee derniere" or "an dernier" or "l'an dernier" or "last year" => Year(today.Year - 1),
            _ => null,
        };
    }

    // 12/03/2026, 12.3.26, 12/03, 2026-03-12, 2026-03, 03/2026, 2026.
    private static (DateOnly, DateOnly)? InNumbers(string plain, DateOnly today)
    {
        if (Numeric().Match(plain) is not { Success: true } match) return null;
        int[] parts = [.. match.Groups["part"].Captures.Select(part => int.Parse(part.Value, CultureInfo.InvariantCulture))];
        return parts switch
        {
            [> 999 and var year, var month, var day] => Day(year, month, day),
            [var day, var month, var year] => Day(year < 100 ? 2000 + year : year, month, day),
            [> 999 and var year, var month] => Month(year, month),
            [var month, > 999 and var year] => Month(year, month),
            [var day, var month] => Latest(day, month, today),
            [> 999 and var year] => Year(year),
            _ => null,
        };
    }

    // mardi, mardi dernier, 12 mars, 1er mars 2026, mars 2026, mars.
    private static (DateOnly, DateOnly)? InWords(string plain, DateOnly today)
    {
        var words = plain.Split(' ', StringSplitOptions.RemoveEmptyEntries);
        if (Weekday(words) is { } weekday) return LatestWeekday(weekday, today);
        if (words.Length > 1 && IndexOf(DayNames, words[0]) is not null) words = words[1..];
        return words switch
        {
            [var month] when MonthOf(month) is { } m =>
                LatestMonth(m, today),
            [var month, var year] when MonthOf(month) is { } m && Number(year) is { } y and > 999 =>
                Month(y, m),
            [var day, var month] when Number(day) is { } d && MonthOf(month) is { } m =>
                Latest(d, m, today),
            [var day, var month, var year] when Number(day) is { } d && MonthOf(month) is { } m && Number(year) is { } y =>
                Day(y, m, d),
            _ => null,
        };
    }

    // 0 is Sunday, as in DayOfWeek.
    private static int? Weekday(string[] words) => words switch
    {
        [var day] => IndexOf(DayNames, day),
        [var day, "dernier" or "derniere"] => IndexOf(DayNames, day),
        ["last", var day] => IndexOf(DayNames, day),
        _ => null,
    };

    // Strictly before today: on a Wednesday, "mercredi" was a week ago.
    private static (DateOnly, DateOnly) LatestWeekday(int weekday, DateOnly today) =>
        Day(today.AddDays((-((int)today.DayOfWeek - weekday + 6) % 7) - 1));

    private static int? MonthOf(string name) => IndexOf(MonthNames, name) + 1;

    private static (DateOnly, DateOnly) Day(DateOnly day) => (day, day.AddDays(1));

    private static (DateOnly, DateOnly)? Day(int year, int month, int day) =>
        IsYear(year) && IsMonth(month) && day >= 1 && day <= DateTime.DaysInMonth(year, month)
            ? Day(new(year, month, day))
            : null;

    private static (DateOnly, DateOnly)? Month(int year, int month) =>
        IsYear(year) && IsMonth(month)
            ? (new(year, month, 1), new DateOnly(year, month, 1).AddMonths(1))
            : null;

    private static (DateOnly, DateOnly)? Year(int year) =>
        IsYear(year) ? (new(year, 1, 1), new(year + 1, 1, 1)) : null;

    private static bool IsYear(int year) => year is > 1900 and < 9000;

    private static bool IsMonth(int month) => month is >= 1 and <= 12;

    // A day without a year is its latest occurrence, today included.
    private static (DateOnly, DateOnly)? Latest(int day, int month, DateOnly today) =>
        Day(today.Year, month, day) is var (first, end) && first <= today
            ? (first, end)
            : Day(today.Year - 1, month, day);

    private static (DateOnly, DateOnly)? LatestMonth(int month, DateOnly today) =>
        Month(month <= today.Month ? today.Year : today.Year - 1, month);

    // Also "1er".
    private static int? Number(string word)
    {
        var digits = word.EndsWith("er", StringComparison.Ordinal) ? word[..^2] : word;
        return int.TryParse(digits, NumberStyles.None, CultureInfo.InvariantCulture, out var number) ? number : null;
    }

    private static int? IndexOf(string[] names, string word) =>
        Array.FindIndex(names, name => name == word || name.TrimEnd('.') == word) is >= 0 and var index
            ? index % (names.Length / Languages.All.Count)
            : null;

    private static string[] NamesOf(Func<DateTimeFormatInfo, string[]> choose) =>
        [.. Languages.All.SelectMany(language => choose(language.DateTimeFormat)).Select(Fold.Plain)];

    [GeneratedRegex(@"^(?<part>\d{1,4})(?:[/.-](?<part>\d{1,4}))?(?:[/.-](?<part>\d{1,4}))?$")]
    private static partial Regex Numeric();
}
