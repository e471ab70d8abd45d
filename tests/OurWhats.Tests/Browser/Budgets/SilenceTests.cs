using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;
using OurWhats.Tests.Worlds;

namespace OurWhats.Tests.Browser.Budgets;

public sealed class SilenceTests(Chromium chromium) : BudgetJourney(chromium)
{
    private const int StreamMinutes = 120;

    [Fact]
    public async Task Silence_with_a_page_open_stays_within_its_budget()
    {
        await Furnish();
        await Task.WhenAll(AskingPlainly(), Streaming());
    }

    // A stream says that it is there each 55 seconds, and is asked for again every two hours: its share of that counts too.
    private async Task Streaming()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Stranger("Bob", through: wire.Address);
        await bob.SignIn();
        await bob.Open(Measured);
        await wire.UntilQuiet();
        var stream = wire.Exchanges()[^1];
        Assert.EndsWith("&s=1", stream.Path, StringComparison.Ordinal);
        var (opening, bytes, count, start) = (stream.Up + stream.Down, wire.Bytes, wire.Exchanges().Count, Environment.TickCount64);

        await Task.Delay(TimeSpan.FromMinutes(3.8), TestContext.Current.CancellationToken);

        Assert.Equal(count, wire.Exchanges().Count);
        var minutes = (Environment.TickCount64 - start) / 60_000d;
        Ledger.Hold("silence, page open, a minute: streamed", (wire.Bytes - bytes) / minutes + opening / (double)StreamMinutes, 25);
    }

    private async Task AskingPlainly()
    {
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Stranger("Bob", through: wire.Address);
        await AskPlainly(bob);
        await bob.SignIn();
        await bob.Open(Measured);
        await wire.UntilQuiet();
        var (bytes, held) = (wire.Bytes, wire.Exchanges()[^1]);
        Assert.Contains($"&h={GrownHoldSeconds}", held.Path, StringComparison.Ordinal);
        var asked = wire.Exchanges().Count;

        await Until.IsTrue(() => wire.Exchanges().Count > asked, "the hold ended and the page asked again", TimeSpan.FromSeconds(GrownHoldSeconds + 60));
        await wire.UntilQuiet();

        Assert.Equal(asked + 1, wire.Exchanges().Count);
        var minutes = (wire.Exchanges()[^1].AskedAt - held.AskedAt) / 60_000d;
        Assert.InRange(minutes, 3.9, 4.1);
        Ledger.Explain(wire.Exchanges().Skip(asked - 1));
        Ledger.Hold("silence, page open, a minute: plain poll", (wire.Bytes - bytes) / minutes, 250);
    }
}
