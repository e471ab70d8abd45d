using Microsoft.Playwright;

[assembly: AssemblyFixture(typeof(OurWhats.Browser.Browsers.Chromium))]

namespace OurWhats.Browser.Browsers;

/// <summary>The one browser of a test run. Each person gets a context of their own in it: cookies, cache, storage.</summary>
public sealed class Chromium : IAsyncLifetime
{
    private const float PatienceMilliseconds = 30_000;

    private IPlaywright? playwright;
    private IBrowser? browser;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await BrowserSupply.Launch(playwright);
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
    }

    /// <summary>A browser as new, for a person who reads French.</summary>
    /// <param name="address">Where the application is, as people type it.</param>
    /// <param name="adapt">Changes what kind of device it is.</param>
    public async Task<IBrowserContext> NewContext(Uri address, Action<BrowserNewContextOptions>? adapt = null)
    {
        BrowserNewContextOptions options = new() { BaseURL = address.ToString(), Locale = "fr-FR", TimezoneId = "Europe/Paris", IgnoreHTTPSErrors = true };
        adapt?.Invoke(options);
        var context = await browser!.NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        playwright?.Dispose();
    }
}
