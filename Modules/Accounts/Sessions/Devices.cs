using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>
/// Derives the browser and the system of a session. The full User-Agent header is not stored, because it reveals more.
/// </summary>
internal static class Devices
{
    private const char Separator = '/';

    // A part of the header, and the name. The first match counts, because browsers also name those that they resemble.
    private static readonly (string Mark, string Name)[] Browsers =
    [
        ("Edg", "Edge"), ("OPR/", "Opera"), ("SamsungBrowser", "Samsung Internet"), ("Vivaldi", "Vivaldi"), ("Firefox", "Firefox"),
        ("FxiOS", "Firefox"), ("CriOS", "Chrome"), ("Chrome", "Chrome"), ("Safari", "Safari"),
    ];

    private static readonly (string Mark, string Name)[] Systems =
    [
        ("Android", "Android"), ("iPhone", "iPhone"), ("iPad", "iPad"), ("KAIOS", "KaiOS"), ("Windows", "Windows"), ("Mac OS", "macOS"),
        ("CrOS", "ChromeOS"), ("Linux", "Linux"),
    ];

    /// <summary>The value to store: "Firefox/Windows", with either side empty if unknown.</summary>
    /// <param name="userAgent">The User-Agent header.</param>
    public static string Of(string userAgent) => Find(Browsers, userAgent) + Separator + Find(Systems, userAgent);

    /// <summary>A stored value as text: "Firefox on Windows", in the language of the request.</summary>
    public static string Describe(string device) => device.Split(Separator) switch
    {
        [{ Length: > 0 } browser, { Length: > 0 } system] => Texts.BrowserOnSystem.With(browser, system),
        [{ Length: > 0 } browser, _] => browser,
        [_, { Length: > 0 } system] => system,
        _ => Texts.UnknownDevice,
    };

    private static string Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(entry => userAgent.Contains(entry.Mark, StringComparison.Ordinal)).Name ?? "";
}
