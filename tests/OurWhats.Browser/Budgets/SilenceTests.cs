using OurWhats.Browser.Browsers;
using OurWhats.Browser.Wire;

namespace OurWhats.Browser.Budgets;

public sealed class SilenceTests(Chromium chromium) : BudgetJourney(chromium)
{
    private const int GrownHoldSeconds = 240;

    [Fact]
    public async Task Silence_with_a_page_open_stays_within_its_budget()
    {
        await Furnish();
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Stranger("Bob", through: wire.Address);
        await bob.Context.AddInitScriptAsync($"if (location.protocol === 'http:') sessionStorage.hold ||= {GrownHoldSeconds}");
        await bob.SignIn();
        await bob.Open(Measured);
        await Until.IsQuiet(wire);
        var (bytes, held) = (wire.Bytes, wire.Exchanges()[^1]);
        Assert.EndsWith($"h={GrownHoldSeconds}", held.Path, StringComparison.Ordinal);
        var asked = wire.Exchanges().Count;

        await Until.IsTrue(() => wire.Exchanges().Count > asked, "the hold ended and the page asked again", TimeSpan.FromSeconds(GrownHoldSeconds + 60));
        await Until.IsQuiet(wire);

        Assert.Equal(asked + 1, wire.Exchanges().Count);
        var minutes = (wire.Exchanges()[^1].AskedAt - held.AskedAt) / 60_000d;
        Assert.InRange(minutes, 3.9, 4.1);
        Ledger.Explain(wire.Exchanges().Skip(asked - 1));
        Ledger.Hold("silence, page open, a minute: plain poll", (wire.Bytes - bytes) / minutes, 250);
    }
}
