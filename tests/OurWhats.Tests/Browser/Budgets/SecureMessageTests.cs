using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Tests.Browser.Budgets;

public sealed class SecureMessageTests(Chromium chromium) : BudgetJourney(chromium), IDisposable
{
    private readonly LocalCertificate certificate = new();

    protected override string[] Settings => certificate.Settings();

    [Fact]
    public async Task Sending_short_messages_over_HTTP_2_with_TLS_stays_within_its_budget()
    {
        await using var wire = CountingProxy.To(Application.Address.Port, scheme: Uri.UriSchemeHttps);
        var (alice, _) = await Furnish(wire.Address);
        var page = (await alice.Page.ReloadAsync())!;
        Assert.Equal("h2", await Protocol(alice.Page));
        Assert.Equal("br", (await page.AllHeadersAsync())["content-encoding"]);
        await wire.UntilQuiet();
        var sent = wire.Bytes;

        using PeriodicTimer second = new(TimeSpan.FromSeconds(1));
        foreach (var text in Phrases.Short)
        {
            await alice.Composer.FillAsync(text);
            await alice.Composer.PressAsync("Enter");
            await second.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await alice.Sees(Phrases.Short[^1]);
        await wire.UntilQuiet(seconds: 3);

        Assert.Equal(Phrases.Short, (await alice.Texts())[^Phrases.Short.Count..]);
        Ledger.Hold("sending a short message: HTTP/2 with TLS", (wire.Bytes - sent) / (double)Phrases.Short.Count, 280);
    }

    public void Dispose() => certificate.Dispose();

    private static Task<string> Protocol(IPage page) => page.EvaluateAsync<string>("performance.getEntriesByType('navigation')[0].nextHopProtocol");
}
