using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;

namespace OurWhats.Tests.Browser.Budgets;

public sealed class MessageTests(Chromium chromium) : BudgetJourney(chromium)
{
    private const int MostTries = 3;

    [Theory]
    [InlineData(true, "plain poll", 1_200, 1_000)]
    [InlineData(false, "streamed", 120, 1_000)]
    public async Task Sending_and_receiving_short_messages_stay_within_their_budgets(bool isPlain, string way, int mostReceived, int mostSent)
    {
        await using var alicesWire = CountingProxy.To(Application.Address.Port);
        await using var bobsWire = CountingProxy.To(Application.Address.Port);
        var (alice, _) = await Furnish(alicesWire.Address, isPlain);
        var bob = await Stranger("Bob", through: bobsWire.Address);
        if (isPlain) await AskPlainly(bob);
        await bob.SignIn();
        await bob.Open(Measured);

        // The pace is part of what is measured: one a second, so that none shares an answer with another, and nobody reads
        // in between, which takes two quiet seconds. Where the machine did not keep it, it is done again.
        Turn turn;
        for (var tries = 1; !(turn = await Send(alice, alicesWire, bobsWire)).KeptPace && tries < MostTries; tries++)
            Ledger.Explain([$"try {tries}: the pace was not kept"]);

        Ledger.Explain(bobsWire.Exchanges().Skip(turn.Answered).Concat(alicesWire.Exchanges().Skip(turn.Asked)));
        Assert.Equal(Phrases.Short, (await bob.Texts())[^Phrases.Short.Count..]);
        Assert.Equal(!isPlain, bobsWire.Exchanges().Any(exchange => exchange.Path.EndsWith("&s=1", StringComparison.Ordinal)));
        Ledger.Hold($"receiving a short message: {way}", turn.Received / (double)Phrases.Short.Count, mostReceived);
        Ledger.Hold($"sending a short message: {way}", turn.Sent / (double)Phrases.Short.Count, mostSent);
    }

    private static async Task<Turn> Send(Visitor alice, CountingProxy alicesWire, CountingProxy bobsWire)
    {
        await alicesWire.UntilQuiet();
        await bobsWire.UntilQuiet();
        var (sent, received) = (alicesWire.Bytes, bobsWire.Bytes);
        var (asked, answered) = (alicesWire.Exchanges().Count, bobsWire.Exchanges().Count);

        using PeriodicTimer second = new(TimeSpan.FromSeconds(1));
        foreach (var text in Phrases.Short)
        {
            await alice.Composer.FillAsync(text);
            await alice.Composer.PressAsync("Enter");
            await second.WaitForNextTickAsync(TestContext.Current.CancellationToken);
        }

        await alicesWire.UntilQuiet(seconds: 3);
        await bobsWire.UntilQuiet(seconds: 3);
        var readings = bobsWire.Exchanges().Skip(answered).Count(exchange => exchange.Path.EndsWith("/read", StringComparison.Ordinal));
        return new(alicesWire.Bytes - sent, bobsWire.Bytes - received, asked, answered, KeptPace: readings == 1);
    }

    private sealed record Turn(long Sent, long Received, int Asked, int Answered, bool KeptPace);
}
