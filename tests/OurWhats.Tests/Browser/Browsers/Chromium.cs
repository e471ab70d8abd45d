using System.Collections.Concurrent;
using Microsoft.Playwright;
using OurWhats.Tests.Worlds;

[assembly: AssemblyFixture(typeof(OurWhats.Tests.Browser.Browsers.Chromium))]

namespace OurWhats.Tests.Browser.Browsers;

/// <summary>
/// The browsers of a test run; the full one starts only if a test needs it. Each person gets a context with their own
/// cookies, cache and storage.
/// </summary>
public sealed class Chromium : IAsyncLifetime
{
    private static readonly float PatienceMilliseconds = (float)Until.Patience.TotalMilliseconds;

    private IPlaywright? playwright;
    private IBrowser? browser;
    private Lazy<Task<IBrowser>> whole = null!;

    public async ValueTask InitializeAsync()
    {
        playwright = await Playwright.CreateAsync();
        browser = await BrowserSupply.Launch(playwright, isShell: true);
        whole = new(() => BrowserSupply.Launch(playwright));
        Assertions.SetDefaultExpectTimeout(PatienceMilliseconds);
    }

    /// <summary>A browser as new, for a person who reads French.</summary>
    /// <param name="address">Where the application is, as people type it.</param>
    /// <param name="adapt">Changes what kind of device it is.</param>
    /// <param name="isWhole">True for the whole browser, with notifications.</param>
    /// <param name="noticed">What leaves this machine is noted there; null where that fails the run.</param>
    public async Task<IBrowserContext> NewContext(
        Uri address,
        Action<BrowserNewContextOptions>? adapt = null,
        bool isWhole = false,
        ConcurrentQueue<string>? noticed = null)
    {
        BrowserNewContextOptions options = new() { BaseURL = address.ToString(), Locale = "fr-FR", TimezoneId = "Europe/Paris", IgnoreHTTPSErrors = true };
        adapt?.Invoke(options);
        var context = await (isWhole ? await whole.Value : browser!).NewContextAsync(options);
        context.SetDefaultTimeout(PatienceMilliseconds);
        context.Request += (_, request) => Outgoing.Request(request.Url, noticed ?? Outgoing.Noticed);
        return context;
    }

    public async ValueTask DisposeAsync()
    {
        if (browser is not null) await browser.DisposeAsync();
        if (whole is { IsValueCreated: true }) await (await whole.Value).DisposeAsync();
        playwright?.Dispose();
    }
}
