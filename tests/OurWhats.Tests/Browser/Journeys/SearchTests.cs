using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Worlds;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class SearchTests(Chromium chromium) : Journey(chromium)
{
    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_was_said_is_searched_filtered_and_opened_among_the_others(bool hasScripts)
    {
        var alice = await Arrive("Alice", adapt: options => options.JavaScriptEnabled = hasScripts);
        var bob = await Arrive("Bob");
        await bob.WriteTo(alice, "Le chauffage de la salle est en panne");
        await bob.WriteAll(Enumerable.Range(1, 50).Select(i => $"Ligne {i}"));
        await bob.WriteAll(["J'ai rallumé les chauffages"]);
        await alice.WriteTo(bob, "Quel chauffage ?");

        await alice.Page.GetByLabel("Rechercher dans les messages").FillAsync("chauffage");
        await alice.Page.GetByLabel("Rechercher dans les messages").PressAsync("Enter");
        await SeesResults(alice, 3);
        await Expect(Results(alice).First).ToContainTextAsync("Quel chauffage ?");
        await alice.Page.GetByText("Filtres", new() { Exact = true }).ClickAsync();
        await alice.Page.GetByRole(AriaRole.Textbox, new() { Name = "De", Exact = true }).FillAsync("bob");
        await alice.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Button, new() { Name = "Rechercher" }).ClickAsync();
        await SeesResults(alice, 2);
        await Results(alice).Filter(new() { HasText = "en panne" }).GetByRole(AriaRole.Link).ClickAsync();

        await Expect(alice.Page.GetByRole(AriaRole.Log).Locator("mark")).ToHaveTextAsync(["chauffage"]);
        await Expect(alice.Message("Ligne 5")).ToBeInViewportAsync();
        await alice.Page.GoBackAsync();
        await SeesResults(alice, 2);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task One_searches_in_the_conversation_alone_that_one_reads(bool hasScripts)
    {
        var alice = await Arrive("Alice", adapt: options => options.JavaScriptEnabled = hasScripts);
        foreach (var group in (string[])["Chorale", "Jury"])
        {
            await alice.CreateGroup(group);
            await alice.Open(group);
            await alice.Write($"Le programme : {group}");
        }

        await alice.Link("Chercher dans cette conversation").ClickAsync();
        await alice.Page.GetByLabel("Mots à chercher").FillAsync("progamme");
        await alice.Page.GetByLabel("Mots à chercher").PressAsync("Enter");

        await SeesResults(alice, 1);
        await Expect(Results(alice)).ToContainTextAsync("Le programme : Jury");
        await Expect(alice.Page.GetByText("Résultats pour programme")).ToBeVisibleAsync();
        await alice.Link("Chercher exactement ce que j'ai tapé").ClickAsync();
        await Expect(alice.Page.GetByText("Aucun message trouvé")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByLabel("Mots à chercher")).ToHaveValueAsync("\"progamme\"");
        await alice.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Retour à la conversation" }).ClickAsync();
        await alice.Sees("Le programme : Jury");
    }

    private static ILocator Results(Visitor visitor) => visitor.Page.GetByRole(AriaRole.Region, new() { Name = "Résultats" }).GetByRole(AriaRole.Listitem).Filter(new() { Has = visitor.Page.GetByRole(AriaRole.Link) });

    // The index follows within a second: asked again until it has.
    private static async Task SeesResults(Visitor visitor, int count)
    {
        await Expect(visitor.Page).ToHaveURLAsync(new Regex("/search"));
        await Until.IsTrue(
            async () =>
            {
                if (await Results(visitor).CountAsync() == count) return true;
                await visitor.Page.ReloadAsync();
                return false;
            },
            $"{count} results were shown");
    }
}
