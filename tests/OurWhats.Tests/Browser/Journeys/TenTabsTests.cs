using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class TenTabsTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Ten_tabs_of_one_browser_stay_usable_and_hold_one_connection()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        var bob = await Arrive("Bob", through: wire.Address);
        await bob.Join("Chorale");
        List<Visitor> tabs = [bob];
        while (tabs.Count < 10) tabs.Add(await OtherTab(bob));
        foreach (var tab in tabs[1..5]) await tab.Open("Chorale");
        foreach (var tab in tabs[5..]) await tab.Go("/");
        await wire.UntilQuiet();
        Assert.InRange(wire.Exchanges().Count(exchange => exchange.IsWaiting), 1, 2);

        await alice.Open("Chorale");
        await alice.Write("Pour dix pages");

        foreach (var tab in tabs[..5]) await tab.Sees("Pour dix pages");
        foreach (var tab in tabs[5..]) await Expect(tab.Row("Chorale")).ToContainTextAsync("Pour dix pages");
        foreach (var tab in tabs[..5]) await tab.Write($"de la page {tabs.IndexOf(tab)}");
        foreach (var tab in tabs[5..]) await tab.Open("Chorale");
        string[] all = ["Bob a rejoint le groupe", "Pour dix pages", .. Enumerable.Range(0, 5).Select(i => $"de la page {i}")];
        foreach (var tab in tabs)
        {
            await tab.Sees("de la page 4");
            Assert.Equal(all, await tab.Texts());
        }

        await alice.Sees("de la page 4");
    }

    [Fact]
    public async Task When_the_tab_that_holds_the_poll_closes_another_takes_over()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        var other = await OtherTab(bob);
        await other.Open("Alice");

        await bob.Page.CloseAsync();
        await alice.Write("Deux");

        await other.Sees("Deux");
    }
}
