using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys;

public sealed class KeyboardTests(Chromium chromium) : Journey(chromium)
{
    private const int MostTabs = 40;

    [Fact]
    public async Task A_person_signs_in_writes_creates_a_group_and_signs_out_by_keyboard_alone()
    {
        var alice = await Arrive("Alice");
        var bob = await Arrive("Bob");
        await bob.WriteTo(alice, "Tu es là ?");
        await alice.SignOut();
        var keyboard = alice.Page.Keyboard;

        await TabTo(alice, alice.Page.GetByLabel("Nom d'utilisateur"));
        await keyboard.TypeAsync(alice.UserName);
        await TabTo(alice, alice.Page.GetByLabel("Mot de passe"));
        await keyboard.TypeAsync(alice.Password);
        await keyboard.PressAsync("Enter");
        await alice.SeesDashboard();
        await TabTo(alice, alice.Row("Bob").GetByRole(AriaRole.Link));
        await keyboard.PressAsync("Enter");
        await alice.Sees("Tu es là ?");
        await TabTo(alice, alice.Composer);
        await keyboard.TypeAsync("Oui, au clavier");
        await keyboard.PressAsync("Enter");
        await bob.Sees("Oui, au clavier");
        await TabTo(alice, alice.Link("Nouveau groupe"));
        await keyboard.PressAsync("Enter");
        await TabTo(alice, alice.Page.GetByLabel("Nom du groupe"));
        await keyboard.TypeAsync("Clavier");
        await TabTo(alice, alice.Button("Créer le groupe"));
        await keyboard.PressAsync("Space");
        await Expect(alice.Page.GetByLabel("Lien d'invitation")).ToBeVisibleAsync();
        await TabTo(alice, alice.Link("Réglages"));
        await keyboard.PressAsync("Enter");
        await TabTo(alice, alice.Button("Se déconnecter"));
        await keyboard.PressAsync("Enter");

        await alice.SeesSignIn();
    }

    [Fact]
    public async Task The_first_Tab_offers_to_skip_the_list_of_conversations()
    {
        var alice = await Arrive("Alice");
        await alice.Go("/me");

        await alice.Page.Keyboard.PressAsync("Tab");
        var skip = alice.Link("Aller au contenu");
        await Expect(skip).ToBeFocusedAsync();
        await Expect(skip).ToBeInViewportAsync();
        await alice.Page.Keyboard.PressAsync("Enter");
        await alice.Page.Keyboard.PressAsync("Tab");

        await Expect(alice.Page.GetByRole(AriaRole.Main).Locator(":focus")).ToHaveCountAsync(1);
    }

    // What has the focus must be seen to have it: an outline, on the element itself.
    private static async Task TabTo(Visitor visitor, ILocator goal)
    {
        await goal.WaitForAsync();
        for (var tabs = 0; tabs < MostTabs; tabs++)
        {
            await visitor.Page.Keyboard.PressAsync("Tab");
            if (!await goal.EvaluateAsync<bool>("element => element === document.activeElement")) continue;
            Assert.NotEqual("none", await goal.EvaluateAsync<string>("element => getComputedStyle(element).outlineStyle"));
            return;
        }

        Assert.Fail($"{MostTabs} times Tab did not reach {goal}");
    }
}
