using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class ReadingTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task A_line_shows_where_reading_stopped()
    {
        var (alice, bob) = await TwoWithMessages(10);
        await bob.Go("/");
        await bob.SeesNothingUnread("Alice");
        await alice.WriteAll(["neuf un", "neuf deux"]);
        await bob.SeesUnread("Alice", 2);

        await bob.Row("Alice").ClickAsync();

        var line = bob.Page.GetByText("Nouveaux messages", new() { Exact = true });
        await Expect(line).ToBeInViewportAsync();
        var lines = await bob.Page.GetByRole(AriaRole.Log).Locator("li:not(#seen)").AllInnerTextsAsync();
        var at = lines.ToList().FindIndex(text => text.Contains("Nouveaux messages", StringComparison.Ordinal));
        Assert.Contains("ligne 10", lines[at - 1], StringComparison.Ordinal);
        Assert.Contains("neuf un", lines[at + 1], StringComparison.Ordinal);
        await bob.Page.ReloadAsync();
        await bob.Sees("neuf deux");
        await Expect(line).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_line_shows_where_reading_stopped_even_when_that_is_more_than_a_page_ago()
    {
        var (alice, bob) = await TwoWithMessages(10);
        await bob.Go("/");
        await bob.SeesNothingUnread("Alice");
        await alice.WriteAll(Enumerable.Range(1, 60).Select(i => $"neuf {i}"));
        await bob.SeesUnread("Alice", 60);

        await bob.Row("Alice").ClickAsync();
        await bob.Sees("neuf 60");
        await bob.Link("Voir plus").ClickAsync();
        await bob.Sees("neuf 1");

        await Expect(bob.Page.GetByText("Nouveaux messages", new() { Exact = true })).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task More_messages_appear_above_without_moving_those_that_are_read()
    {
        var (alice, _) = await TwoWithMessages(130);
        await alice.Page.ReloadAsync();
        await Expect(alice.Messages).ToHaveCountAsync(40);

        for (var shown = 80; shown <= 130; shown = shown == 130 ? 131 : Math.Min(shown + 40, 130))
        {
            await alice.Link("Voir plus").ScrollIntoViewIfNeededAsync();
            var first = alice.Message($"ligne {130 - shown + 41 - (shown == 130 ? 30 : 0)}");
            var before = await first.BoundingBoxAsync();
            await alice.Link("Voir plus").ClickAsync();
            await Expect(alice.Messages).ToHaveCountAsync(shown);
            var after = await first.BoundingBoxAsync();

            Assert.InRange(after!.Y - before!.Y, -2, 2);
        }

        Assert.Equal(Enumerable.Range(1, 130).Select(i => $"ligne {i}"), await alice.Texts());
        await Expect(alice.Link("Voir plus")).ToHaveCountAsync(0);
        await Expect(alice.Page.GetByRole(AriaRole.Log).GetByText("Aujourd'hui")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task The_page_of_a_message_leads_to_the_page_around_it()
    {
        var (alice, bob) = await TwoWithMessages(130);
        await alice.Page.ReloadAsync();
        await alice.Link("Voir plus").ClickAsync();
        await Expect(alice.Messages).ToHaveCountAsync(80);
        var address = await alice.Time("ligne 60").EvaluateAsync<string>("link => link.href");

        await bob.Go(address);
        await bob.Link("Voir dans la conversation").ClickAsync();

        await Expect(bob.Message("ligne 60")).ToBeInViewportAsync();
        await bob.Sees("ligne 50");
        await bob.Sees("ligne 70");
        await Expect(bob.Message("ligne 130")).ToHaveCountAsync(0);
        await bob.Link("Aller aux derniers messages").ClickAsync();
        await Expect(bob.Message("ligne 130")).ToBeInViewportAsync();
    }

    [Fact]
    public async Task Addresses_in_messages_are_links_that_tell_nobody_where_one_came_from()
    {
        var (alice, bob) = await TwoWithMessages(1);
        await bob.Open("Alice");

        await alice.Write("Voir https://exemple.fr/a?b=1.");

        var link = bob.Link("https://exemple.fr/a?b=1");
        await Expect(link).ToHaveAttributeAsync("rel", "noopener noreferrer nofollow");
        await Expect(link).ToHaveAttributeAsync("href", "https://exemple.fr/a?b=1");
    }

    private async Task<(Visitor Alice, Visitor Bob)> TwoWithMessages(int count)
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "ligne 1");
        await alice.WriteAll(Enumerable.Range(2, count - 1).Select(i => $"ligne {i}"));
        await bob.Open("Alice");
        await bob.Sees($"ligne {count}");
        return (alice, bob);
    }
}
