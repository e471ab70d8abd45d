using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>Names the browser and system of a session. The User-Agent header, which tells more, is not stored.</summary>
internal static class Devices
{
    private const char Separator = '/';

    // A mark in the header, and the name. The first that is found counts, since browsers also name those that they resemble.
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

    /// <summary>What is stored: "Firefox/Windows", either side empty when it is not known.</summary>
    /// <param name="userAgent">The User-Agent header.</param>
    public static string Of(string userAgent) => Find(Browsers, userAgent) + Separator + Find(Systems, userAgent);

    /// <summary>What is shown of what is stored: "Firefox on Windows", in the language of the request.</summary>
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
