using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class TicksTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task What_is_stored_has_one_tick_and_what_is_read_has_two_without_reloading()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await alice.Write("Deux");
        await alice.SeesTicks("Un", "✓");

        await bob.Open("Alice");
        await bob.Sees("Deux");

        await alice.SeesTicks("Un", "✓✓");
        await alice.SeesTicks("Deux", "✓✓");
        await bob.Go("/");
        await alice.Write("Trois");
        await alice.SeesTicks("Trois", "✓");
        await alice.SeesTicks("Deux", "✓✓");
        await bob.Open("Alice");
        await alice.SeesTicks("Trois", "✓✓");
        await alice.Page.ReloadAsync();
        await alice.SeesTicks("Trois", "✓✓");
        await Expect(alice.Page.GetByText("Lu jusqu'ici")).ToHaveCountAsync(1);
    }

    [Fact]
    public async Task An_open_page_that_shows_it_reads_it()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");

        await alice.Write("Deux");
        await bob.Sees("Deux");

        await alice.SeesTicks("Deux", "✓✓");
        await bob.Write("Trois");
        await alice.Sees("Trois");
        await bob.SeesTicks("Trois", "✓✓");
        Assert.Equal(["Un", "Deux", "Trois"], await alice.Texts());
    }

    [Fact]
    public async Task In_a_group_two_ticks_wait_for_the_last_one_and_the_sheet_says_who()
    {
        var alice = await Arrive("Alice");
        await alice.CreateGroup("Chorale");
        var (bob, claire) = (await Arrive("Bob"), await Arrive("Claire"));
        foreach (var visitor in (Visitor[])[bob, claire])
        {
            await visitor.Join("Chorale");
            await visitor.Go("/");
        }

        await alice.Open("Chorale");
        await alice.Write("Répétition à 18 h");
        await bob.Open("Chorale");
        await alice.Time("Répétition à 18 h").ClickAsync();
        await Expect(alice.Sheet.GetByText("Pas encore vu par 1")).ToBeVisibleAsync();
        await Expect(alice.Sheet.GetByText("✓✓ Vu par 1")).ToBeVisibleAsync();
        await alice.Page.Keyboard.PressAsync("Escape");
        Assert.Equal("✓", await alice.Ticks("Répétition à 18 h"));
        await claire.Open("Chorale");

        await alice.SeesTicks("Répétition à 18 h", "✓✓");
        await alice.Time("Répétition à 18 h").ClickAsync();
        await Expect(alice.Sheet.GetByText("✓✓ Vu par 2")).ToBeVisibleAsync();
        await Expect(alice.Sheet.GetByText("Claire")).ToBeVisibleAsync();
    }

    [Fact]
    public async Task Earlier_messages_have_their_ticks_too()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "ligne 1");
        await alice.WriteAll(Enumerable.Range(2, 29).Select(i => $"ligne {i}"));
        await bob.Open("Alice");
        await bob.Go("/");
        await alice.WriteAll(Enumerable.Range(31, 40).Select(i => $"ligne {i}"));
        await alice.Page.ReloadAsync();
        await alice.SeesTicks("ligne 31", "✓");

        await alice.Link("Voir plus").ClickAsync();

        await alice.SeesTicks("ligne 30", "✓✓");
        await alice.SeesTicks("ligne 1", "✓✓");
        await alice.SeesTicks("ligne 31", "✓");
        await Expect(alice.Page.Locator("#seen")).ToHaveCountAsync(1);
        await bob.Open("Alice");
        await alice.SeesTicks("ligne 70", "✓✓");
        await Expect(alice.Page.Locator("#seen")).ToHaveCountAsync(1);
    }
}
