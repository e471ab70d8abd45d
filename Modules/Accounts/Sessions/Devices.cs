using OurWhats.Shared.Web;

namespace OurWhats.Accounts.Sessions;

/// <summary>Which browser on which system, in a few words. The long description that browsers send is not kept.</summary>
internal static class Devices
{
    private const char Between = '/';

    // What the description holds, and the name: the first that fits, as each browser names those that it resembles.
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

    /// <summary>What is stored of a User-Agent header: "Firefox/Windows", either side empty when it is not known.</summary>
    public static string Of(string userAgent) => Find(Browsers, userAgent) + Between + Find(Systems, userAgent);

    /// <summary>What people read: "Firefox sur Windows".</summary>
    public static string Describe(string device) => device.Split(Between) switch
    {
        [{ Length: > 0 } browser, { Length: > 0 } system] => Texts.BrowserOnSystem.With(browser, system),
        [{ Length: > 0 } browser, _] => browser,
        [_, { Length: > 0 } system] => system,
        _ => Texts.UnknownDevice,
    };

    private static string Find((string Mark, string Name)[] known, string userAgent) =>
        known.FirstOrDefault(one => userAgent.Contains(one.Mark, StringComparison.Ordinal)).Name ?? "";
}
