namespace OurWhats.Accounts.People;

/// <summary>Time zones, by IANA name.</summary>
internal static class Zones
{
    public const string Default = "Europe/Paris";

    // The choices offered in the settings. Any other zone reported by the browser is accepted too.
    private static readonly string[] Offered =
    [
        "Europe/Paris", "Europe/Brussels", "Europe/Zurich", "Europe/Luxembourg", "Europe/London", "Europe/Lisbon", "Europe/Berlin",
        "Europe/Madrid", "Europe/Rome", "Europe/Athens", "Europe/Bucharest", "Africa/Algiers", "Africa/Casablanca", "Africa/Tunis",
        "Africa/Abidjan", "Africa/Dakar", "Africa/Douala", "Africa/Kinshasa", "Africa/Johannesburg", "Indian/Antananarivo",
        "Indian/Reunion", "Indian/Mayotte", "Asia/Beirut", "Asia/Dubai", "Asia/Kolkata", "Asia/Ho_Chi_Minh", "Asia/Shanghai",
        "Asia/Tokyo", "Australia/Sydney", "Pacific/Noumea", "Pacific/Tahiti", "Pacific/Wallis", "America/Cayenne",
        "America/Martinique", "America/Guadeloupe", "America/Miquelon", "America/Montreal", "America/New_York", "America/Chicago",
        "America/Los_Angeles", "America/Sao_Paulo", "America/Port-au-Prince", "UTC",
    ];

    public static bool IsKnown(string zone) =>
        zone.Length is > 0 and < 64 && TimeZoneInfo.TryFindSystemTimeZoneById(zone, out _);

    /// <summary>The zones to choose from, including the current one.</summary>
    public static IEnumerable<string> Around(string current) =>
        Offered.Append(current).Distinct().Where(IsKnown);
}
