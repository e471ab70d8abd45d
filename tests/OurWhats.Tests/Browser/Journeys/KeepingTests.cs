using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class KeepingTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task A_muted_conversation_counts_on_its_row_only_until_the_mute_is_taken_back()
    {
        var (alice, bob, tab) = await TwoWhoTalk();

        await bob.Keep("8 heures");
        await Expect(Badge(tab)).ToHaveAttributeAsync("aria-label", "en sourdine");
        await tab.Go("/");
        await bob.Go("/");
        await alice.Write("Deux");
        await Expect(Badge(tab)).ToHaveAttributeAsync("aria-label", "en sourdine, 1 message non lu");
        await Expect(tab.Page).ToHaveTitleAsync("OurWhats");
        await bob.Open("Alice");
        await bob.Keep("Enlever la sourdine");
        await bob.Go("/groups");
        await alice.Write("Trois");

        await Expect(tab.Page).ToHaveTitleAsync("(1) OurWhats");
        await tab.SeesUnread("Alice", 1);
    }

    [Fact]
    public async Task An_archived_conversation_leaves_every_list_and_comes_back_when_something_is_said()
    {
        var (alice, bob, tab) = await TwoWhoTalk();
        await tab.Go("/");

        await bob.Keep("Archiver");
        await Expect(tab.Row("Alice")).ToHaveCountAsync(0);
        await bob.Link("Archivées").ClickAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Alice" })).ToBeVisibleAsync();
        await alice.Write("De retour ?");

        await tab.SeesUnread("Alice", 1);
        await Expect(bob.Row("Alice")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Alice" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_conversation_marked_as_unread_says_so_on_every_page_until_it_is_opened()
    {
        var (_, bob, tab) = await TwoWhoTalk();
        await tab.Go("/");

        await bob.Keep("Marquer comme non lu");
        await Expect(Badge(tab)).ToHaveAttributeAsync("aria-label", "marquée comme non lue");
        await Expect(tab.Page).ToHaveTitleAsync("(1) OurWhats");
        await bob.Row("Alice").ClickAsync();
        await bob.Sees("Un");

        await Expect(tab.Page).ToHaveTitleAsync("OurWhats");
        await Expect(Badge(tab)).ToHaveCountAsync(0);
    }

    // Bob has it open in one tab, and looks at another page in the other.
    private async Task<(Visitor Alice, Visitor Bob, Visitor Tab)> TwoWhoTalk()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");
        var tab = await OtherTab(bob);
        await tab.Go("/groups");
        return (alice, bob, tab);
    }

    private static ILocator Badge(Visitor visitor) => visitor.Row("Alice").Locator(".badge");
}
