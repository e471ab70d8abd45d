using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;

namespace OurWhats.Tests.Browser.Visitors;

/// <summary>A journey of people who use Firefox.</summary>
public abstract class FirefoxJourney(Chromium chromium, Firefox firefox) : Journey(chromium)
{
    protected override Task<IBrowserContext> NewContext(Uri address, Action<BrowserNewContextOptions>? adapt) =>
        firefox.NewContext(address, adapt);
}
