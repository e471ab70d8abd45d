using Microsoft.Playwright;
using OurWhats.Tests.Worlds;

[assembly: AssemblyFixture(typeof(OurWhats.Tests.Browser.Browsers.Firefox))]

namespace OurWhats.Tests.Browser.Browsers;

/// <summary>
/// The Firefox of a test run, as it is installed and driven by WebDriver BiDi; it starts only if a test needs it. Each
/// person gets a context with their own cookies, cache and storage.
/// </summary>
public sealed class Firefox : IAsyncDisposable
{
    // Makes Playwright speak BiDi; which Firefox it is, the path says.
    private const string BidiChannel = "moz-firefox";

    // What a machine without a mouse would lack; and every name is this machine's, whatever Firefox looks up by itself.
    private static readonly Dictionary<string, object> Preferences = new()
    {
        ["ui.primaryPointerCapabilities"] = 6,
        ["ui.allPointerCapabilities"] = 6,
        ["intl.accept_languages"] = "fr-FR, fr",
        ["network.dns.forceResolve"] = "127.0.0.1",
    };

    private readonly Lazy<Task<(IPlaywright Playwright, IBrowser Browser)>> running = new(Launch);

    /// <summary>A browser as new, for a person who reads French.</summary>
    /// <param name="address">Where the application is, as people type it.</param>
    /// <param name="adapt">Changes what kind of device it is.</param>
    public async Task<IBrowserContext> NewContext(Uri address, Action<BrowserNewContextOptions>? adapt = null)
    {
        BrowserNewContextOptions options = new() { BaseURL = address.ToString(), Locale = "fr-FR", TimezoneId = "Europe/Paris" };
        adapt?.Invoke(options);
        var context = await (await running.Value).Browser.NewContextAsync(options);
        context.SetDefaultTimeout((float)Until.Patience.TotalMilliseconds);
        context.Request += (_, request) => Outgoing.Request(request.Url, Outgoing.Noticed);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (!running.IsValueCreated) return;
        var (playwright, browser) = await running.Value;
        await browser.DisposeAsync();
        playwright.Dispose();
    }

    private static async Task<(IPlaywright Playwright, IBrowser Browser)> Launch()
    {
        var path = await InstalledFirefox.Supply();
        var playwright = await Playwright.CreateAsync();
        var browser = await playwright.Firefox.LaunchAsync(new()
        {
            Channel = BidiChannel,
            ExecutablePath = path,
            FirefoxUserPrefs = Preferences,
        });
        return (playwright, browser);
    }
}
