using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Losing;

/// <summary>What is refused stays with its author.</summary>
public sealed class RefusedTests(Chromium chromium) : LosingJourney(chromium)
{
    private static readonly string Long = new('x', 1500);

    [Fact]
    public async Task Too_long_a_message_is_there_after_a_reload_too()
    {
        var (alice, _) = await TwoWhoTalk();
        var tooLong = new string('x', 4001);

        await alice.Composer.FillAsync(tooLong);
        await alice.Composer.PressAsync("Enter");
        await Expect(alice.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("caractères ; ");
        await Expect(alice.Composer).ToHaveValueAsync(tooLong);
        await alice.Page.ReloadAsync();

        await Expect(alice.Composer).ToHaveValueAsync(tooLong);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task What_a_proxy_finds_too_large_is_still_there(bool hasScripts)
    {
        await using var nginx = await Nginx.Before(Application.Address.Port, "client_max_body_size 1k;");
        var (alice, bob) = await TwoWhoTalk(nginx.Address, options => options.JavaScriptEnabled = hasScripts);

        await alice.Composer.FillAsync(Long);
        await alice.Button("Envoyer").ClickAsync();
        await Expect(alice.Page.GetByText(hasScripts ? "Le message n'est pas parti." : "413 Request Entity Too Large").First).ToBeVisibleAsync();
        if (!hasScripts) await alice.Page.GoBackAsync();

        await Expect(alice.Composer).ToHaveValueAsync(Long);
        Assert.Equal(["Un"], await bob.Texts());
    }

    [Fact]
    public async Task A_first_message_that_is_refused_is_in_its_field()
    {
        var alice = await Arrive("Alice");
        await Arrive("Bob");
        var tooLong = new string('x', 4001);
        await alice.Go("/people/bob");

        await alice.Composer.FillAsync(tooLong);
        await alice.Button("Envoyer").ClickAsync();

        await Expect(alice.Page.GetByRole(AriaRole.Alert).First).ToContainTextAsync("caractères ; ");
        await Expect(alice.Composer).ToHaveValueAsync(tooLong);
    }

    [Fact]
    public async Task Without_scripts_Back_has_the_text_when_the_line_was_cut_or_the_session_had_ended()
    {
        await using var line = BadLine.To(Application.Address.Port);
        var (alice, _) = await TwoWhoTalk(line.Address, options => options.JavaScriptEnabled = false);

        await alice.Composer.FillAsync("Dans le tunnel");
        await CutAndComeBack(line, alice);
        await Expect(alice.Composer).ToHaveValueAsync("Dans le tunnel");
        await alice.Context.ClearCookiesAsync();
        await alice.Button("Envoyer").ClickAsync();
        await alice.SeesSignIn();
        await alice.Page.GoBackAsync();

        await Expect(alice.Composer).ToHaveValueAsync("Dans le tunnel");
    }

    // The browser itself says that nobody answers.
    private static async Task CutAndComeBack(BadLine line, Visitor visitor)
    {
        line.Cut();
        await visitor.Button("Envoyer").ClickAsync();
        await Expect(visitor.Composer).ToBeHiddenAsync();
        line.Mend();
        await visitor.Page.GoBackAsync();
    }
}
