using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Bench.Wire;

/// <summary>A person before a browser of their own, with a profile on disk and a counted wire.</summary>
internal sealed class Seat : IAsyncDisposable
{
    private readonly string profile = Directory.CreateTempSubdirectory("ourwhats-profile-").FullName;
    private readonly IPlaywright playwright;
    private readonly string name;
    private readonly string[] trust;
    private IBrowserContext? browser;

    public Seat(IPlaywright playwright, string name, int port, LocalCertificate? certificate)
    {
        (this.playwright, this.name) = (playwright, name);
        trust = certificate is null ? [] : ["--ignore-certificate-errors-spki-list=" + certificate.KeyHash];
        Wire = CountingProxy.To(port, scheme: certificate is null ? Uri.UriSchemeHttp : Uri.UriSchemeHttps);
    }

    public CountingProxy Wire { get; }

    /// <summary>Who sits there, once the browser is open.</summary>
    public Visitor Visitor { get; private set; } = null!;

    public IPage Page => Visitor.Page;

    /// <summary>Starts the browser; the second time, with what it has kept.</summary>
    public async Task Open()
    {
        browser = await playwright.Chromium.LaunchPersistentContextAsync(profile, new()
        {
            ExecutablePath = InstalledBrowser.Find(Environment.GetEnvironmentVariable("CHROMIUM_PATH")),
            Args = [.. BrowserSupply.Flags, .. trust],
            BaseURL = Wire.Address.ToString(),
            Locale = "fr-FR",
            ViewportSize = new() { Width = 1280, Height = 800 },
        });
        await browser.AddInitScriptAsync(Deliveries.Script);
        Visitor = new(name, browser, browser.Pages[0]);
    }

    public async Task Close()
    {
        if (browser is not null) await browser.CloseAsync();
        browser = null;
    }

    public async ValueTask DisposeAsync()
    {
        await Close();
        await Wire.DisposeAsync();
        Directory.Delete(profile, recursive: true);
    }
}
