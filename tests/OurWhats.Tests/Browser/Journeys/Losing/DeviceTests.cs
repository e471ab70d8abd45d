using OurWhats.Tests.Browser.Browsers;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Losing;

/// <summary>Two browsers of one person, hasty hands, and an account that is suspended meanwhile.</summary>
public sealed class DeviceTests(Chromium chromium) : LosingJourney(chromium)
{
    [Fact]
    public async Task Two_browsers_of_one_person_have_a_draft_each_and_both_are_sent()
    {
        var (alice, bob) = await TwoWhoTalk();
        var phone = await OtherDevice(alice);
        await phone.Open("Bob");

        await alice.Composer.FillAsync("Deux");
        await phone.Composer.FillAsync("Trois");
        await alice.Page.ReloadAsync();
        await phone.Page.ReloadAsync();
        await Expect(alice.Composer).ToHaveValueAsync("Deux");
        await Expect(phone.Composer).ToHaveValueAsync("Trois");
        await alice.Composer.PressAsync("Enter");
        await bob.Sees("Deux");
        await phone.Sees("Deux");
        await phone.Composer.PressAsync("Enter");
        await bob.Sees("Trois");

        await BothHave(alice, bob, "Un", "Deux", "Trois");
        await Expect(phone.Composer).ToHaveValueAsync("");
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task Enter_twice_and_a_double_click_send_once(bool hasKeyboard)
    {
        var (alice, bob) = await TwoWhoTalk();
        await alice.Composer.FillAsync("Deux");

        if (!hasKeyboard) await alice.Button("Envoyer").DblClickAsync();
        for (var times = 0; hasKeyboard && times < 2; times++) await alice.Page.Keyboard.PressAsync("Enter");
        await alice.Write("Trois");
        await bob.Sees("Trois");

        await BothHave(alice, bob, "Un", "Deux", "Trois");
    }

    [Fact]
    public async Task Who_is_suspended_and_comes_back_has_the_text_still()
    {
        var bob = await Arrive("Bob");
        var alice = await Arrive("Alice");
        await alice.WriteTo(bob, "Un");
        await alice.Composer.FillAsync("Une phrase à peine commen");

        await bob.Go("/admin/people/alice");
        await bob.Button("Suspendre Alice").ClickAsync();
        await alice.SeesSignIn();
        await bob.Button("Rouvrir le compte de Alice").ClickAsync();
        await alice.FillSignIn();

        await Expect(alice.Composer).ToHaveValueAsync("Une phrase à peine commen");
    }
}
