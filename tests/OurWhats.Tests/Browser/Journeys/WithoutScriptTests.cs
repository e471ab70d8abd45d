using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class WithoutScriptTests(Chromium chromium) : Journey(chromium)
{
    private static void TurnScriptsOff(BrowserNewContextOptions options) => options.JavaScriptEnabled = false;

    [Fact]
    public async Task People_sign_up_talk_in_a_group_and_see_what_is_unread_without_scripts()
    {
        var alice = await ArriveByHand("Alice", TurnScriptsOff);
        await alice.CreateGroup("Jardin partagé");
        var bob = await ArriveByHand("Bob", TurnScriptsOff);
        await bob.Join("Jardin partagé");
        await bob.Write("Les tomates sont mûres");

        await alice.Go("/");
        await alice.SeesUnread("Jardin partagé", 1);
        await Expect(alice.Page).ToHaveTitleAsync("(1) OurWhats");
        await alice.Row("Jardin partagé").ClickAsync();
        await alice.Sees("Les tomates sont mûres");
        await alice.Write("J'arrive");
        await alice.Go("/");

        await alice.SeesNothingUnread("Jardin partagé");
        await Expect(alice.Page).ToHaveTitleAsync("OurWhats");
        await bob.Page.ReloadAsync();
        await bob.Sees("J'arrive");
    }

    [Fact]
    public async Task A_person_is_found_and_written_to_without_scripts()
    {
        var alice = await Arrive("Alice", adapt: TurnScriptsOff);
        var bob = await Arrive("Bob", adapt: TurnScriptsOff);

        await alice.Link("Écrire à quelqu'un").First.ClickAsync();
        await alice.Page.GetByLabel("Nom de la personne").FillAsync("bo");
        await alice.Button("Chercher").ClickAsync();
        await alice.Page.GetByRole(AriaRole.Main).GetByRole(AriaRole.Link, new() { Name = "Bob" }).ClickAsync();
        await alice.Write("Bonjour Bob !");

        await bob.Open("Alice");
        await bob.Sees("Bonjour Bob !");
    }

    [Fact]
    public async Task What_came_before_is_read_without_scripts()
    {
        var alice = await Arrive("Alice", adapt: TurnScriptsOff);
        await alice.CreateGroup("Jardin partagé");
        await alice.Open("Jardin partagé");
        await alice.WriteAll(Enumerable.Range(1, 60).Select(i => $"ligne {i}"));
        await alice.Page.ReloadAsync();
        await alice.Sees("ligne 60");
        await Expect(alice.Message("ligne 1")).ToHaveCountAsync(0);

        await alice.Link("Voir plus").ClickAsync();
        await alice.Sees("ligne 1");
        await Expect(alice.Link("Voir plus")).ToHaveCountAsync(0);
        await alice.Link("Aller aux derniers messages").ClickAsync();

        await alice.Sees("ligne 60");
        await Expect(alice.Composer).ToBeVisibleAsync();
    }

    [Fact]
    public async Task A_refused_message_comes_back_with_its_reason_without_scripts()
    {
        var alice = await Arrive("Alice", adapt: TurnScriptsOff);
        await alice.CreateGroup("Jardin partagé");
        await alice.Open("Jardin partagé");
        var tooLong = new string('é', 4001);

        await alice.Composer.FillAsync(tooLong);
        await alice.Button("Envoyer").ClickAsync();

        await Expect(alice.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("caractères ; ");
        await Expect(alice.Composer).ToHaveValueAsync(tooLong);
    }

    [Fact]
    public async Task Leaving_settings_and_signing_out_work_without_scripts()
    {
        var alice = await Arrive("Alice", adapt: TurnScriptsOff);
        await alice.CreateGroup("Jardin partagé");
        await alice.Open("Jardin partagé");
        await alice.Leave("Jardin partagé");
        await alice.Open("Jardin partagé");
        await Expect(alice.Composer).ToHaveCountAsync(0);

        await alice.Go("/me");
        await alice.Page.GetByLabel("Nom affiché").FillAsync("Alice Martin");
        await alice.Button("Enregistrer").ClickAsync();
        await Expect(alice.Page.GetByText("C'est enregistré.")).ToBeVisibleAsync();
        await Expect(alice.Page.GetByLabel("Nom affiché")).ToHaveValueAsync("Alice Martin");
        await alice.SignOut();

        await alice.Go("/me");
        await alice.SeesSignIn();
    }
}
