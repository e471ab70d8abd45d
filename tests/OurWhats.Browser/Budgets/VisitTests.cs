using OurWhats.Browser.Browsers;
using OurWhats.Browser.Visitors;
using OurWhats.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Browser.Budgets;

public sealed class VisitTests(Chromium chromium) : BudgetJourney(chromium)
{
    [Fact]
    public async Task A_first_visit_and_a_warm_one_stay_within_their_budgets()
    {
        await Furnish();
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Stranger("Bob", through: wire.Address);

        await Visit(bob, wire);
        var (bytes, requests) = (wire.Bytes, wire.Exchanges().Count);
        Ledger.Explain(wire.Exchanges());
        await bob.Context.ClearCookiesAsync();
        await Visit(bob, wire);
        var warm = wire.Bytes - bytes;
        Ledger.Explain(wire.Exchanges().Skip(requests));

        Ledger.Hold("first visit, requests", requests, 8, "requests");
        Ledger.Hold("first visit: sign-in page to dashboard, empty cache", bytes, 30_000);
        Ledger.Hold("the same, warm cache", warm, 2_500);
    }

    [Fact]
    public async Task Opening_a_conversation_of_forty_messages_stays_within_its_budget()
    {
        await Furnish();
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Stranger("Bob", through: wire.Address);
        await Visit(bob, wire);
        var before = (wire.Bytes, wire.Exchanges().Count);

        await bob.Row(Measured).ClickAsync();
        await Expect(bob.Messages).ToHaveCountAsync(40);
        await Until.IsQuiet(wire);

        Ledger.Explain(wire.Exchanges().Skip(before.Count));
        Ledger.Hold("opening a conversation of 40 messages", wire.Bytes - before.Bytes, 5_000);
    }

    private static async Task Visit(Visitor visitor, CountingProxy wire)
    {
        await visitor.SignIn();
        await Expect(visitor.Row(Measured)).ToBeVisibleAsync();
        await Until.IsQuiet(wire);
    }
}
