using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class ScrollTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Who_reads_further_up_stays_there_and_is_told_how_many_came()
    {
        var (alice, bob) = await TwoWithMessages(40);
        var phone = await OtherDevice(bob);
        await bob.Message("ligne 10").ScrollIntoViewIfNeededAsync();
        var before = await bob.Message("ligne 10").BoundingBoxAsync();

        await alice.WriteAll(["neuf un", "neuf deux", "neuf trois"]);
        var button = bob.Button("3 nouveaux messages ↓");
        await Expect(button).ToBeVisibleAsync();
        var after = await bob.Message("ligne 10").BoundingBoxAsync();
        await phone.SeesUnread("Alice", 3);
        await Expect(bob.Composer).Not.ToBeFocusedAsync();
        await button.ClickAsync();

        Assert.InRange(after!.Y - before!.Y, -2, 2);
        await Expect(bob.Message("neuf trois")).ToBeInViewportAsync();
        await Expect(bob.Page.GetByText("↓")).ToBeHiddenAsync();
        await phone.SeesNothingUnread("Alice");
    }

    [Fact]
    public async Task The_button_goes_when_one_scrolls_to_the_end_oneself()
    {
        var (alice, bob) = await TwoWithMessages(40);
        await bob.Message("ligne 10").ScrollIntoViewIfNeededAsync();
        await alice.Write("neuf");
        await Expect(bob.Button("1 nouveau message ↓")).ToBeVisibleAsync();

        await bob.Message("neuf").ScrollIntoViewIfNeededAsync();
        await bob.Page.GetByRole(AriaRole.Log).PressAsync("End");

        await Expect(bob.Page.GetByText("↓")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Who_is_at_the_end_stays_at_the_end()
    {
        var (alice, bob) = await TwoWithMessages(40);
        await Expect(bob.Message("ligne 40")).ToBeInViewportAsync();

        await alice.WriteAll(Enumerable.Range(1, 12).Select(i => $"neuf {i}"));

        await Expect(bob.Message("neuf 12")).ToBeInViewportAsync();
        await Expect(bob.Page.GetByText("↓")).ToBeHiddenAsync();
    }

    [Fact]
    public async Task Earlier_messages_are_not_read_out_and_the_focus_stays_in_the_list()
    {
        var (alice, _) = await TwoWithMessages(60);
        await alice.Page.ReloadAsync();
        await alice.Link("Voir plus").FocusAsync();

        await alice.Page.Keyboard.PressAsync("Enter");
        await Expect(alice.Messages).ToHaveCountAsync(60);

        await Expect(alice.Page.GetByRole(AriaRole.Log).Locator("a:focus")).ToHaveCountAsync(1);
    }

    private async Task<(Visitor Alice, Visitor Bob)> TwoWithMessages(int count)
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "ligne 1");
        await alice.WriteAll(Enumerable.Range(2, count - 1).Select(i => $"ligne {i}"));
        await bob.Go("/");
        await bob.SeesUnread("Alice", count);
        await bob.Open("Alice");
        await bob.Open("Alice"); // the second time nothing is new: it opens at the end
        return (alice, bob);
    }
}
