using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys.Attaching;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Footprint;

public sealed class LightenTests(Chromium chromium) : AttachingJourney(chromium)
{
    [Fact]
    public async Task One_takes_out_a_big_file_after_one_question()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");
        await Choose(alice, Papers.Document("plan.pdf", 60_000), Papers.Document("liste.pdf", 2_000));
        foreach (var name in (string[])["plan.pdf", "liste.pdf"]) await SeesWhole(alice, name);
        await Send(alice);
        await bob.Open("Alice");
        await Expect(bob.Page.GetByText("plan.pdf")).ToBeVisibleAsync();

        await alice.Go("/footprint");
        await alice.Link("Alléger").ClickAsync();
        await alice.Button("Retirer les fichiers cochés").ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Cochez au moins un fichier.");
        await alice.Page.GetByLabel("plan.pdf").CheckAsync();
        await alice.Button("Retirer les fichiers cochés").ClickAsync();
        await Expect(alice.Page.GetByText("« plan.pdf » disparaît de « Bob », pour vous et une autre personne.")).ToBeVisibleAsync();
        await alice.Button("Retirer pour tous").ClickAsync();

        await Expect(alice.Page.GetByText("C'est fait : 60 ko libérés.")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByLabel("plan.pdf")).ToHaveCountAsync(0);
        await bob.Page.ReloadAsync();
        await Expect(bob.Page.GetByText("liste.pdf")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByText("plan.pdf")).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task Once_the_budget_of_the_month_is_used_up_pictures_do_not_load_by_themselves()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Bonjour");
        await Choose(alice, await Papers.Picture(alice.Page, "plage.jpg", 800, 600));
        await SeesWhole(alice, "plage.jpg");
        await Send(alice);
        await bob.Open("Alice");
        await Expect(bob.Page.Locator("#messages .pic img")).ToHaveCountAsync(1);

        await bob.Go("/footprint");
        await bob.Page.GetByLabel("Données par mois, en Mo").FillAsync("0,1");
        await bob.Button("Enregistrer le budget").ClickAsync();
        var isUsedUp = bob.Page.GetByText("Votre budget du mois est atteint : seul le texte s'affiche de lui-même.");
        for (var i = 0; i < 60 && await isUsedUp.CountAsync() == 0; i++) await bob.Go("/footprint?n=" + i);

        await Expect(isUsedUp).ToBeVisibleAsync();
        await bob.Open("Alice");
        await Expect(bob.Page.GetByText("plage.jpg")).ToBeVisibleAsync();
        await Expect(bob.Page.Locator("#messages .pic img")).ToHaveCountAsync(0);
        await bob.Go("/footprint");
        await bob.Page.GetByLabel("Données par mois, en Mo").FillAsync("");
        await bob.Button("Enregistrer le budget").ClickAsync();
        await bob.Open("Alice");
        await Expect(bob.Page.Locator("#messages .pic img")).ToHaveCountAsync(1);
    }
}
