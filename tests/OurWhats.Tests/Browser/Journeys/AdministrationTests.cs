using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class AdministrationTests(Chromium chromium) : Journey(chromium)
{
    [Fact]
    public async Task Closing_the_session_of_another_browser_sends_its_open_page_to_the_sign_in()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await alice.WriteTo(bob, "Un");
        var library = await OtherDevice(alice);
        await library.Open("Bob");

        await alice.Go("/me");
        await alice.Page.GetByRole(AriaRole.Button, new() { Name = "Fermer la session Chrome sur Linux" }).ClickAsync();

        await library.SeesSignIn();
        await Expect(library.Page.GetByText("Un", new() { Exact = true })).ToHaveCountAsync(0);
        await Expect(alice.Page.GetByText("Cette session")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Button, new() { Name = "Fermer" })).ToHaveCountAsync(0);
    }

    [Fact]
    public async Task A_forgotten_password_is_chosen_anew_by_a_link_of_the_administrator()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        var bobsPhone = await Stranger("Bob");

        var link = await ResetLink(alice, "Bob");
        await bobsPhone.Go(link);
        await bobsPhone.Page.GetByLabel("Nouveau mot de passe").FillAsync("une tout autre phrase");
        await bobsPhone.Button("Changer le mot de passe").ClickAsync();
        await Expect(bobsPhone.Page.GetByRole(AriaRole.Status)).ToHaveTextAsync("Le mot de passe est changé. Connectez-vous.");
        bobsPhone.Password = "une tout autre phrase";
        await bobsPhone.FillSignIn();

        await bobsPhone.SeesDashboard();
        await bob.SeesSignIn();
        await bob.Go(link);
        await Expect(bob.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce lien n'est plus valable.");
    }

    [Fact]
    public async Task What_was_refused_has_the_focus_and_so_is_in_sight()
    {
        var alice = await Arrive("Alice", adapt: options => options.ViewportSize = new() { Width = 360, Height = 740 });
        await alice.Go("/admin");
        var rule = alice.Page.GetByLabel("Exiger la double authentification pour administrer");
        await rule.CheckAsync();

        await alice.Button("Appliquer la règle").ClickAsync();

        await Expect(alice.Page.GetByRole(AriaRole.Alert)).ToBeInViewportAsync();
        await Expect(rule).ToBeFocusedAsync();
        await alice.Go("/me/second-factor");
        await alice.Button("Ajouter une application").ClickAsync();
        await alice.Page.GetByLabel("Code à six chiffres").FillAsync("1");
        await alice.Button("Activer").ClickAsync();
        await Expect(alice.Page.GetByRole(AriaRole.Alert).Filter(new() { HasText = "faux" })).ToBeInViewportAsync();
        await Expect(alice.Page.GetByLabel("Code à six chiffres")).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_suspension_stops_the_open_page_at_once_and_what_was_typed_waits_for_the_return()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await bob.WriteTo(alice, "Un");
        await bob.Composer.FillAsync("Deux, à peine commen");
        await alice.Go("/admin/people/bob");

        await alice.Button("Suspendre Bob").ClickAsync();
        await bob.Page.GetByRole(AriaRole.Button, new() { Name = "Se connecter" }).WaitForAsync();
        await bob.FillSignIn();
        await Expect(bob.Page.GetByRole(AriaRole.Alert)).ToHaveTextAsync("Ce compte est suspendu. Adressez-vous à un administrateur.");
        await alice.Button("Rouvrir le compte de Bob").ClickAsync();
        await Expect(alice.Button("Suspendre Bob")).ToBeVisibleAsync();
        await bob.FillSignIn();

        await Expect(bob.Composer).ToHaveValueAsync("Deux, à peine commen");
        await bob.Sees("Un");
    }

    [Fact]
    public async Task The_administrator_invites_to_a_place_that_is_closed_to_others()
    {
        var alice = await Arrive("Alice");
        await alice.Go("/me");
        await alice.Link("Administration").ClickAsync();
        await alice.Page.GetByLabel("Par invitation").CheckAsync();
        await alice.Button("Enregistrer").ClickAsync();
        await alice.Button("Nouveau lien d'invitation").ClickAsync();
        var link = await alice.Page.GetByLabel("Lien d'invitation jusqu'au").InputValueAsync();

        var bob = await Stranger("Bob");
        await bob.Go(link);
        await Expect(bob.Page.GetByText("Vous êtes invité à rejoindre « Lycée Jean-Moulin ».")).ToBeVisibleAsync();
        await bob.DescribeMyself();
        await bob.Button("Créer un compte").ClickAsync();
        await bob.SeesDashboard();

        await alice.Button("Retirer le lien " + link).ClickAsync();
        var chloe = await Stranger("Chloé");
        await chloe.Go(link);
        await Expect(chloe.Page.GetByRole(AriaRole.Alert)).ToContainTextAsync("Ce lien d'invitation n'est plus valable.");
    }

    private static async Task<string> ResetLink(Visitor administrator, string name)
    {
        await administrator.Go("/admin/people");
        await administrator.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link).Filter(new() { HasText = name }).ClickAsync();
        await administrator.Button("Faire un lien pour " + name).ClickAsync();
        return await administrator.Page.GetByLabel("Lien pour " + name, new() { Exact = true }).InputValueAsync();
    }
}
