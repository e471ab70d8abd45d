using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Budgets;

public sealed class VisitTests(Chromium chromium) : BudgetJourney(chromium)
{
    [Fact]
    public async Task A_first_visit_and_the_next_ones_stay_within_their_budgets()
    {
        await Furnish();
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Stranger("Bob", through: wire.Address);

        var first = await Measure(wire, () => Visit(bob, wire));
        var again = await Measure(wire, () => Return(bob, wire, "/"));
        var throughSignIn = await Measure(wire, () => Return(bob, wire, "/sign-in"));
        await bob.Context.ClearCookiesAsync();
        var signingIn = await Measure(wire, () => Visit(bob, wire));

        // No budget can hold it: the browser's own four request heads are more than 2,500 B.
        Ledger.Note("warm cache, signing in again", signingIn.Bytes);
        Ledger.Hold("first visit, requests", first.Requests, 8, "requests");
        Ledger.Hold("first visit: sign-in page to dashboard, empty cache", first.Bytes, 30_000);
        Ledger.Hold("warm cache: dashboard", again.Bytes, 2_500);
        Ledger.Hold("warm cache: sign-in page to dashboard, still signed in", throughSignIn.Bytes, 2_500);
    }

    [Fact]
    public async Task Opening_a_conversation_of_forty_messages_stays_within_its_budget()
    {
        await Furnish();
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Stranger("Bob", through: wire.Address);
        await Visit(bob, wire);

        var opening = await Measure(wire, async () =>
        {
            await bob.Row(Measured).ClickAsync();
            await Expect(bob.Messages).ToHaveCountAsync(40);
            await wire.UntilQuiet();
        });

        var letter = await Measure(wire, async () =>
        {
            await bob.Composer.PressSequentiallyAsync("B");
            await bob.Page.WaitForFunctionAsync("() => performance.getEntriesByType('resource').some(file => file.name.includes('writing'))");
            await wire.UntilQuiet();
        });
        var nextLetter = await Measure(wire, async () =>
        {
            await bob.Page.ReloadAsync();
            await Expect(bob.Composer).ToHaveValueAsync("B");
            await wire.UntilQuiet();
        });

        Ledger.Hold("opening a conversation of 40 messages", opening.Bytes, 5_000);
        Ledger.Hold("the first letter that somebody types in a browser", letter.Bytes, 5_000);
        Ledger.Hold("the same page again, with a draft", nextLetter.Bytes, 2_500);
    }

    private static async Task Visit(Visitor visitor, CountingProxy wire)
    {
        await visitor.SignIn();
        await Expect(visitor.Row(Measured)).ToBeVisibleAsync();
        await wire.UntilQuiet();
    }

    private static async Task Return(Visitor visitor, CountingProxy wire, string address)
    {
        await visitor.Go(address);
        await visitor.SeesDashboard();
        await Expect(visitor.Row(Measured)).ToBeVisibleAsync();
        await wire.UntilQuiet();
    }

    private static async Task<(long Bytes, int Requests)> Measure(CountingProxy wire, Func<Task> act)
    {
        var (bytes, requests) = (wire.Bytes, wire.Exchanges().Count);
        await act();
        Ledger.Explain(wire.Exchanges().Skip(requests));
        return (wire.Bytes - bytes, wire.Exchanges().Count - requests);
    }
}
