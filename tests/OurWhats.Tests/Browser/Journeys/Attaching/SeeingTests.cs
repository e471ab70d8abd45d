using Microsoft.Playwright;
using OurWhats.Tests.Browser.Browsers;
using OurWhats.Tests.Browser.Visitors;
using OurWhats.Tests.Browser.Wire;
using static Microsoft.Playwright.Assertions;

namespace OurWhats.Tests.Browser.Journeys.Attaching;

public sealed class SeeingTests(Chromium chromium) : AttachingJourney(chromium)
{
    private const int MostBytes = 20_000;

    [Fact]
    public async Task A_double_click_opens_the_full_size_and_loads_that_picture_only()
    {
        var (alice, bob) = await TwoWhoTalk();
        await SendPictures(alice);
        var loaded = Watch(bob);
        await Expect(Thumbnails(bob)).ToHaveCountAsync(2);

        await Thumbnails(bob).First.ClickAsync();
        await Expect(bob.Sheet).ToBeHiddenAsync();
        loaded.Clear();
        await Thumbnails(bob).First.DblClickAsync();

        await Expect(bob.Sheet.Locator("p").Filter(new() { HasText = "un.jpg" })).ToContainTextAsync("ko");
        await Expect(bob.Sheet.GetByAltText("un.jpg")).ToHaveJSPropertyAsync("complete", true);
        Assert.Equal(1600, await bob.Sheet.GetByAltText("un.jpg").EvaluateAsync<int>("image => image.naturalWidth"));
        Assert.Single(loaded, address => address.Contains("/files/", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Enter_opens_it_too_and_the_next_one_comes_on_demand()
    {
        var (alice, bob) = await TwoWhoTalk();
        await SendPictures(alice);
        await Expect(Thumbnails(bob)).ToHaveCountAsync(2);

        await Links(bob).First.FocusAsync();
        await bob.Page.Keyboard.PressAsync("Enter");
        await Expect(bob.Sheet.GetByAltText("un.jpg")).ToBeVisibleAsync();
        await bob.Sheet.GetByLabel("Image suivante").ClickAsync();
        await Expect(bob.Sheet.GetByAltText("deux.jpg")).ToBeVisibleAsync();
        await bob.Sheet.GetByText("Version écran").ClickAsync();
        await Expect(bob.Sheet.GetByText("Taille réelle")).ToBeVisibleAsync();
        await bob.Page.Keyboard.PressAsync("Escape");

        await Expect(bob.Sheet).ToBeHiddenAsync();
        await Expect(Links(bob).First).ToBeFocusedAsync();
    }

    [Fact]
    public async Task A_tap_opens_it_on_a_touch_screen()
    {
        var (alice, bob) = await TwoWhoTalk();
        await SendPictures(alice);
        var phone = await Stranger("Bob", adapt: options => options.HasTouch = true);
        await phone.SignIn();
        await phone.Open("Alice");

        await Thumbnails(phone).First.TapAsync();

        await Expect(phone.Sheet.GetByAltText("un.jpg")).ToBeVisibleAsync();
        Assert.Equal("Bob", bob.Name);
    }

    [Fact]
    public async Task Without_a_script_it_is_a_page()
    {
        var (alice, _) = await TwoWhoTalk();
        await SendPictures(alice);
        var bob = await Stranger("Bob", adapt: options => options.JavaScriptEnabled = false);
        await bob.SignIn();
        await bob.Open("Alice");

        await Thumbnails(bob).First.ClickAsync();
        await Expect(bob.Page.GetByAltText("un.jpg")).ToBeVisibleAsync();
        await bob.Page.GetByLabel("Image suivante").ClickAsync();
        await Expect(bob.Page.GetByAltText("deux.jpg")).ToBeVisibleAsync();
        await bob.Page.GetByLabel("Voir dans la conversation").ClickAsync();

        await Expect(Thumbnails(bob)).ToHaveCountAsync(2);
    }

    [Fact]
    public async Task Nothing_heavier_than_a_thumbnail_comes_by_itself_and_in_text_only_nothing_at_all()
    {
        var (alice, _) = await TwoWhoTalk();
        await SendPictures(alice);
        await using var wire = CountingProxy.To(Application.Address.Port);
        var bob = await Stranger("Bob", through: wire.Address);
        await bob.SignIn();

        await bob.Open("Alice");
        await Expect(Thumbnails(bob).First).ToHaveJSPropertyAsync("complete", true);
        await Expect(Thumbnails(bob).Last).ToHaveJSPropertyAsync("complete", true);

        Assert.Equal(2, Files(wire));
        Assert.DoesNotContain(
            wire.Exchanges(),
            exchange => exchange.Down > MostBytes && !exchange.Path.EndsWith(".js", StringComparison.Ordinal));

        await bob.Go("/me");
        await bob.Page.GetByLabel("Texte seul").CheckAsync();
        await bob.Button("Enregistrer").First.ClickAsync();
        await using var otherWire = CountingProxy.To(Application.Address.Port);
        bob = await Stranger("Bob", through: otherWire.Address); // a browser that keeps nothing yet
        await bob.SignIn();
        await bob.Open("Alice");
        await Expect(bob.Page.Locator("#messages .doc")).ToHaveCountAsync(2);
        await otherWire.UntilQuiet();
        Assert.Equal(0, Files(otherWire));

        await bob.Page.Locator("#messages .doc").First.ClickAsync();
        await Expect(Thumbnails(bob)).ToHaveCountAsync(1);
        await Expect(bob.Sheet).ToBeHiddenAsync();
    }

    private static int Files(CountingProxy wire) =>
        wire.Exchanges().Count(exchange => exchange.Path.StartsWith("/files/", StringComparison.Ordinal));

    private static ILocator Thumbnails(Visitor visitor) => visitor.Page.Locator("#messages .pic img");

    private static ILocator Links(Visitor visitor) => visitor.Page.Locator("#messages .pic");

    private static List<string> Watch(Visitor visitor)
    {
        List<string> loaded = [];
        visitor.Page.Request += (_, request) => loaded.Add(new Uri(request.Url).AbsolutePath);
        return loaded;
    }

    private async Task SendPictures(Visitor alice)
    {
        await Choose(alice, await Papers.Picture(alice.Page, "un.jpg", 1600, 1200), await Papers.Picture(alice.Page, "deux.jpg", 1500, 1100));
        foreach (var name in (string[])["un.jpg", "deux.jpg"])
        {
            await SeesWhole(alice, name);
            if (await Attached(alice, name).GetByRole(AriaRole.Combobox).IsVisibleAsync()) await Attached(alice, name).GetByRole(AriaRole.Combobox).SelectOptionAsync("original");
            await SeesWhole(alice, name);
        }

        await Send(alice);
    }
}
