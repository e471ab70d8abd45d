using System.Text.RegularExpressions;
using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Journeys.Attaching;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

/// <summary>The main journeys once more, in another browser than all other tests use.</summary>
public sealed partial class FirefoxTests(Chromium chromium, Firefox firefox) : FirefoxJourney(chromium, firefox)
{
    [Fact]
    public async Task Two_people_sign_in_talk_edit_erase_and_search_in_Firefox()
    {
        var (alice, bob) = await TwoWhoTalk();
        var phone = await OtherDevice(bob);
        await phone.SeesUnread("Alice", 1);
        await phone.Page.EvaluateAsync("window.isSamePage = true");

        await Say(alice, "Deux");
        await Say(alice, "Trois");
        await phone.SeesUnread("Alice", 3);
        await bob.Page.BringToFrontAsync(); // read means looked at, and here windows are behind each other
        await bob.Open("Alice");
        await phone.SeesNothingUnread("Alice");
        await Say(bob, "Bien reçu");
        await alice.Sees("Bien reçu");
        await alice.Edit("Deux", "Deux et demi");
        await bob.Sees("Deux et demi");
        await Erase(alice, "Trois");
        await Expect(bob.Messages.Filter(new() { HasText = "Message effacé" })).ToHaveCountAsync(1);
        await bob.Page.GetByLabel("Rechercher dans les messages").FillAsync("demi");
        await bob.Page.GetByLabel("Rechercher dans les messages").PressAsync("Enter");

        await Expect(bob.Page.GetByText("1 message trouvé")).ToBeVisibleAsync();
        await Expect(bob.Page.GetByRole(AriaRole.Main)).ToContainTextAsync("Deux et demi");
        Assert.True(await phone.Page.EvaluateAsync<bool>("window.isSamePage === true"));
    }

    [Fact]
    public async Task A_picture_is_attached_and_seen_in_Firefox()
    {
        var (alice, bob) = await TwoWhoTalk();
        await bob.Open("Alice");
        Papers papers = new(Path.Combine(Application.Data, "papers"));
        var picture = await papers.Picture(alice.Page, "jardin.png", 800, 600);

        await alice.Page.GetByLabel("Joindre des fichiers").SetInputFilesAsync(picture);
        await Expect(alice.Page.Locator("#composer .files li").GetByText("En ligne")).ToBeVisibleAsync();
        await Say(alice, "Le jardin");

        var thumbnail = bob.Message("Le jardin").GetByRole(AriaRole.Img);
        await Expect(thumbnail).ToHaveJSPropertyAsync("complete", true);
        Assert.InRange(await thumbnail.EvaluateAsync<int>("image => image.naturalWidth"), 100, 640);
    }

    [Fact]
    public async Task A_line_that_is_cut_and_comes_back_loses_nothing_in_Firefox()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, bob) = await TwoWhoTalk(line.Address);
        await bob.Open("Alice");

        line.Cut();
        await Expect(alice.Page.GetByText("Hors connexion")).ToBeVisibleAsync();
        await bob.Write("Pendant la coupure");
        await alice.Composer.FillAsync("Dans le tunnel");
        await alice.Composer.PressAsync("Enter");
        await alice.SeesWaiting("Dans le tunnel");
        await alice.Composer.FillAsync("Et enco");
        line.Mend();
        await Expect(alice.Page.GetByText("Hors connexion")).ToBeHiddenAsync();
        await alice.Sees("Pendant la coupure");

        await bob.Sees("Dans le tunnel");
        await alice.SeesNothingWaiting();
        await alice.Page.ReloadAsync();
        await Expect(alice.Composer).ToHaveValueAsync("Et enco");
        Assert.Equal(["Un", "Pendant la coupure", "Dans le tunnel"], await bob.Texts());
    }

    [Fact]
    public async Task A_session_that_ends_keeps_what_was_typed_in_Firefox()
    {
        var (alice, bob) = await TwoWhoTalk();
        var phone = await OtherDevice(alice);
        await alice.Composer.FillAsync("Une phrase à peine commen");

        await phone.Go("/me");
        await phone.Button("Fermer toutes les autres sessions").ClickAsync();
        await alice.SeesSignIn();
        await alice.FillSignIn();

        await Expect(alice.Composer).ToHaveValueAsync("Une phrase à peine commen");
        await bob.Go("/");
        await bob.SeesUnread("Alice", 1);
    }

    private async Task<(Visitor Alice, Visitor Bob)> TwoWhoTalk(Uri? alicesLine = null)
    {
        var alice = await Arrive("Alice", alicesLine);
        var bob = await Arrive("Bob");
        await alice.Go("/people/bob");
        await Say(alice, "Un");
        await Expect(alice.Page).ToHaveURLAsync(OpenConversation());
        return (alice, bob);
    }

    private static async Task Say(Visitor visitor, string text)
    {
        await visitor.Composer.FillAsync(text);
        await visitor.Composer.PressAsync("Enter");
        await visitor.Sees(text);
        await Expect(visitor.Composer).ToHaveValueAsync("");
    }

    private static async Task Erase(Visitor visitor, string text)
    {
        await visitor.Time(text).ClickAsync();
        await visitor.Sheet.GetByText("Effacer", new() { Exact = true }).ClickAsync();
        await visitor.Sheet.GetByRole(AriaRole.Button, new() { Name = "Effacer pour tout le monde" }).ClickAsync();
        await Expect(visitor.Messages.Filter(new() { HasText = "Message effacé" })).ToHaveCountAsync(1);
    }

    [GeneratedRegex("/c/\\d+")]
    private static partial Regex OpenConversation();
}
