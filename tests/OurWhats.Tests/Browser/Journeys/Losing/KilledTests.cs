using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Wire;
using OurWhats.Tests.Durability;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Losing;

/// <summary>The application, or the browser, is killed while somebody writes.</summary>
public sealed class KilledTests(Chromium chromium) : LosingJourney(chromium)
{
    private const string Draft = "Une phrase bien commen";

    [Fact]
    public async Task An_application_killed_under_an_open_page_gets_what_was_typed_meanwhile_once()
    {
        await using Server server = new();
        await server.Start();
        await using var line = BadLine.To(server.Address.Port);
        var alice = await Stranger("Alice", line.Address);
        await alice.Enter("Lycée Jean-Moulin", isFirst: true);
        var bob = await Stranger("Bob", server.Address);
        await bob.Enter("Lycée Jean-Moulin", isFirst: false);
        await alice.WriteTo(bob, "Un");
        await bob.Open("Alice");

        await SendInto(line, alice, "Deux");
        await server.Kill();
        line.Mend();
        await Expect(alice.Page.GetByText("Hors connexion")).ToBeVisibleAsync();
        await server.Start();
        await Arrives(alice, bob, "Deux");
        await alice.Composer.FillAsync("Trois");
        await server.Kill();
        await server.Start();
        await alice.Composer.PressAsync("Enter");

        await Arrives(alice, bob, "Trois");
        await BothHave(alice, bob, "Un", "Deux", "Trois");
    }

    [Fact]
    public async Task A_browser_killed_after_it_wrote_to_its_disk_has_the_text_when_it_starts_again()
    {
        var bob = await Arrive("Bob");
        await using ChromiumProfile killed = new();
        Profile = killed;
        var alice = await Arrive("Alice");
        await alice.WriteTo(bob, "Un");
        var conversation = PathOf(alice);
        await alice.Composer.FillAsync(Draft);
        await Until.IsTrue(() => killed.Holds(Draft), "the draft was on the disk");

        await killed.Kill();
        var again = await Stranger("Alice");
        await again.Go(conversation);
        // The cookie may have been written later than the draft.
        await Expect(again.Composer.Or(again.Button("Se connecter"))).ToBeVisibleAsync();
        if (await again.Button("Se connecter").IsVisibleAsync()) await again.FillSignIn();

        await Expect(again.Composer).ToHaveValueAsync(Draft);
    }
}
