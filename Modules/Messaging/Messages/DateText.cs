using System.Globalization;

namespace OurWhats.Messaging.Messages;

/// <summary>Formats dates and times in the way people say them.</summary>
internal sealed class DateText(TimeProvider clock)
{
    /// <summary>"14:05".</summary>
    public static string Time(DateTimeOffset at) => at.ToString("t", CultureInfo.CurrentCulture);

    /// <summary>"14:05" today, "hier", "lundi" within the week, otherwise "03/11/2026".</summary>
    public string Short(DateTimeOffset at, CurrentUser me) => (Today(me) - at.Date).Days switch
    {
        <= 0 => Time(at),
        1 => Texts.Yesterday.ToLower(CultureInfo.CurrentCulture),
        < 7 => at.ToString("dddd", CultureInfo.CurrentCulture),
        _ => at.ToString("d", CultureInfo.CurrentCulture),
    };

    /// <summary>"Aujourd'hui", "Hier", otherwise "lundi 3 novembre 2026".</summary>
    public string Day(DateTimeOffset at, CurrentUser me) => (Today(me) - at.Date).Days switch
    {
        0 => Texts.Today,
        1 => Texts.Yesterday,
        _ => at.ToString("D", CultureInfo.CurrentCulture),
    };

    /// <summary>"Aujourd'hui 14:05", "Hier 14:05", otherwise "lundi 3 novembre 2026 14:05".</summary>
    public string Full(DateTimeOffset at, CurrentUser me) => $"{Day(at, me)} {Time(at)}";

    private DateTime Today(CurrentUser me) => TimeZoneInfo.ConvertTime(clock.GetUtcNow(), me.Zone).Date;
}
