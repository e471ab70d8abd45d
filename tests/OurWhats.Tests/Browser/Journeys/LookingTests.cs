using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>Read means looked at: in sight, in the window that has the focus.</summary>
public sealed class LookingTests(Chromium chromium) : Journey(chromium)
{
    // Headless pages are all in sight and have the focus.
    private const string Behind = """
        window.isBehind = true;
        Object.defineProperty(document, 'hidden', { get: () => isBehind });
        document.hasFocus = () => !isBehind;
        """;

    private const string ComeToFront = "() => { isBehind = false; document.dispatchEvent(new Event('visibilitychange')); dispatchEvent(new Event('focus')); }";

    private const string WithoutFocus = "document.hasFocus = () => !!window.isChosen;";

    private const string Choose = "() => { isChosen = true; dispatchEvent(new Event('focus')); }";

    [Theory]
    [InlineData(Behind, ComeToFront)]
    [InlineData(WithoutFocus, Choose)]
    public async Task What_is_opened_and_not_looked_at_is_not_read(string notLookedAt, string look)
    {
        var (alice, bob) = await TwoWhoTalk();
        var tab = await OtherTab(bob);
        await tab.Page.AddInitScriptAsync(notLookedAt);

        await tab.Go("/c/1");
        await tab.Sees("Deux");
        await alice.Write("Trois");
        await bob.SeesUnread("Alice", 3);
        Assert.Equal("✓", await alice.Ticks("Deux"));
        await tab.Page.EvaluateAsync(look);

        await alice.SeesTicks("Trois", "✓✓");
        await tab.Sees("Trois");
        await bob.SeesNothingUnread("Alice");
    }

    [Fact]
    public async Task Looking_is_told_at_no_request_of_its_own()
    {
        var (alice, bob) = await TwoWhoTalk();
        List<string> asked = [];
        bob.Page.Request += (_, request) =>
        {
            lock (asked) asked.Add($"{request.Method} {new Uri(request.Url).PathAndQuery}");
        };

        await bob.Row("Alice").ClickAsync();
        await alice.SeesTicks("Deux", "✓✓");
        await alice.Page.EvaluateAsync("() => new Promise(done => setTimeout(done, 2500))"); // what is read later is told after two seconds

        lock (asked)
        {
            var polls = asked.Where(request => request.StartsWith("GET /pulse?c=1&", StringComparison.Ordinal));
            Assert.Single(polls, poll => poll.Contains("&n=2", StringComparison.Ordinal));
            Assert.DoesNotContain(asked, request => request.StartsWith("POST", StringComparison.Ordinal));
        }
    }

    [Fact]
    public async Task Many_messages_that_come_at_once_are_told_by_their_number_and_few_are_read_out()
    {
        var (alice, bob) = await TwoWhoTalk();
        await bob.Page.AddInitScriptAsync(Behind);
        await bob.Open("Alice");
        await bob.Page.EvaluateAsync(ComeToFront);
        await bob.Page.EvaluateAsync("""
            () => {
              window.heard = [];
              const log = document.querySelector('[role=log]');
              new MutationObserver(changes => heard.push(log.ariaLive)).observe(document.getElementById('messages'), { childList: true });
            }
            """);
        await alice.Write("Trois");
        await bob.Sees("Trois");
        Assert.Equal([null], (await bob.Page.EvaluateAsync<string?[]>("() => heard")).Distinct());

        await bob.Page.EvaluateAsync("() => { isBehind = true; heard = []; document.dispatchEvent(new Event('visibilitychange')); }");
        await alice.WriteAll(Enumerable.Range(1, 50).Select(i => $"ligne {i}"));
        await bob.Page.EvaluateAsync(ComeToFront);

        await bob.Sees("ligne 50");
        await Expect(bob.Page.GetByText("50 nouveaux messages", new() { Exact = true })).ToHaveCountAsync(1);
        Assert.Equal(["off"], (await bob.Page.EvaluateAsync<string?[]>("() => heard")).Distinct());
        await bob.Page.WaitForFunctionAsync("() => document.querySelector('[role=log]').ariaLive === null");
    }

    // Bob sees the dashboard, on which his browser has shown that it runs scripts.
    private async Task<(Visitor Alice, Visitor Bob)> TwoWhoTalk()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await alice.Write("Deux");
        await bob.SeesUnread("Alice", 2);
        return (alice, bob);
    }
}
